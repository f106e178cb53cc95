from __future__ import annotations

from typing import Any

from planextract.diff import compare
from planextract.records.plan import Plan
from tests.builders import Draft
from tests.diff.small import only_change


def make_actors(*actors: dict[str, Any]) -> Plan:
    draft = Draft()
    for actor in actors:
        draft.add("actors", actor["name"], **{"kind": "council", "roles": ["partner"], **actor})
    return draft.build()


def make_dated(text: str, date: str, end: str, kind: str = "target") -> Plan:
    draft = Draft()
    found = draft.add("dates", date, text=date, start=None, end=end, kind=kind, precision="fiscal_year")
    draft.add("actions", text, text=text, dates=[found])
    return draft.build()


def test_a_lead_that_changes_is_grave() -> None:
    change = only_change(
        compare(
            make_actors({"name": "観光局", "roles": ["lead"]}), make_actors({"name": "観光局", "roles": ["partner"]})
        )
    )
    assert (change.severity, [f.name for f in change.fields]) == ("major", ["roles"])


def test_another_section_is_a_change_of_units() -> None:
    old = make_actors({"name": "飯山市", "kind": "municipality", "code": "202134", "units": ["農林課", "総務部"]})
    new = make_actors({"name": "飯山市", "kind": "municipality", "code": "202134", "units": ["総務部", "農業振興課"]})
    assert [f.name for f in only_change(compare(old, new)).fields] == ["units"]


def test_a_body_renamed_is_to_be_reviewed() -> None:
    old, new = make_actors({"name": "みどり市地域公共交通協議会"}), make_actors({"name": "みどり市地域公共交通会議"})
    change = only_change(compare(old, new))
    assert (change.op, change.review) == ("changed", True)


def test_bodies_of_two_places_are_two_bodies() -> None:
    old, new = make_actors({"name": "宮城県観光協議会"}), make_actors({"name": "宮崎県観光協議会"})
    assert {change.op for change in compare(old, new).changes} == {"added", "removed"}


def test_a_class_of_bodies_without_a_role_is_no_news() -> None:
    old, new = make_actors(), make_actors({"name": "事業者", "generic": True, "roles": ["mentioned"]})
    assert compare(old, new).changes == ()


def test_a_deadline_put_off_weighs_on_the_action_and_on_the_date() -> None:
    old = make_dated("令和９年度までに運用を始める", "令和９年度まで", "2028-03-31")
    new = make_dated("令和11年度までに運用を始める", "令和11年度まで", "2030-03-31")
    found = {c.kind: (c.op, c.severity) for c in compare(old, new).changes}
    assert found == {"action": ("changed", "major"), "date": ("changed", "major")}
    back = {c.kind: c.severity for c in compare(new, old).changes}
    assert back == {"action": "minor", "date": "minor"}
