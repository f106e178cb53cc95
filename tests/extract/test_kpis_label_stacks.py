"""Labels one below the other and their names one below the other: paired by their order, or not at all."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.mentions import KpiMention
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
LABELS = "ＫＰＩ①\nＫＰＩ②\nＫＰＩ③\n\n"
NAMES = "朝市に出店した農家の数\n空き店舗を活用した起業件数\n地場産品の通信販売額\n\n"
UNITS = "単位\n人\n単位\n件\n単位\n千円\n\n"
HEADER = (
    "事業開始前\n（現時点）\n令和６年度\n増加分\n（１年目）\n令和７年度\n増加分\n（２年目）\nＫＰＩ増加分\nの累計\n\n"
)
ROWS = "ＫＰＩ① 14.00 3.00 5.00 8.00\nＫＰＩ② 0.00 2.00 2.00 4.00\nＫＰＩ③ 8,200.00 1,000.00 1,500.00 2,500.00\n"
EXPECTED = {
    "朝市に出店した農家の数": ("人", 14, [3, 5, 8]),
    "空き店舗を活用した起業件数": ("件", 0, [2, 2, 4]),
    "地場産品の通信販売額": ("千円", 8200, [1000, 1500, 2500]),
}


def read(*parts: str) -> tuple[KpiMention, ...]:
    return extract_kpis(outline("【数値目標】\n\n" + "".join(parts)), RULES)[0]


def shown(kpis: tuple[KpiMention, ...]) -> dict[str, tuple[str | None, float | None, list[float]]]:
    return {
        kpi.view.text: (kpi.unit, kpi.baseline.value if kpi.baseline else None, [t.value for t in kpi.targets])
        for kpi in kpis
    }


@pytest.mark.parametrize(
    "parts",
    [
        (LABELS, NAMES, UNITS, HEADER, ROWS),
        ("ＫＰＩ①　ＫＰＩ②　ＫＰＩ③\n", NAMES, UNITS, HEADER, ROWS),
        ("指標１\n指標２\n指標３\n", NAMES, "単位\n単位\n単位\n人\n件\n千円\n", HEADER, ROWS.replace("ＫＰＩ", "指標")
         .replace("①", "１").replace("②", "２").replace("③", "３")),
        (LABELS, NAMES.replace("\n", "\n\n"), "人\n\n件\n\n千円\n\n", HEADER, ROWS),
        (LABELS, NAMES, "単位：人\n単位：件\n単位：千円\n", HEADER, ROWS),
        (LABELS, NAMES, UNITS, HEADER, ROWS.replace(" ", "\n")),
    ],
    ids=["stacked", "one line", "other words", "blank lines", "unit with colon", "rows broken"],
)  # fmt: skip
def test_labels_and_names_are_paired_by_their_order(parts: tuple[str, ...]) -> None:
    assert shown(read(*parts)) == EXPECTED


def test_a_pairing_by_order_is_named_as_an_assumption() -> None:
    assert all("name.order_assumed" in kpi.reasons and kpi.grade != "high" for kpi in read(LABELS, NAMES, HEADER, ROWS))


def test_a_name_goes_on_until_it_ends_in_something_that_can_be_measured() -> None:
    names = NAMES.replace("空き店舗を活用した起業件数", "空き店舗を活用し\nた起業件数")
    assert shown(read(LABELS, names, UNITS, HEADER, ROWS)) == EXPECTED


@pytest.mark.parametrize(
    "names",
    [
        "朝市に出店した農家の数\n空き店舗を活用した起業件数\n\n",  # one too few
        NAMES.strip() + "\n宿泊施設の利用者数\n\n",  # one too many
    ],
)
def test_as_many_names_as_labels_or_none(names: str) -> None:
    kpis = read(LABELS, names, HEADER, ROWS)
    assert not any(kpi.targets for kpi in kpis)
    assert not any(len(kpi.view) > 15 for kpi in kpis)  # no name is made of several


def test_a_label_with_its_own_name_below_is_no_stack() -> None:
    parts = "".join(
        f"ＫＰＩ{number}\n{name}\n単位\n{unit}\n"
        for number, (name, (unit, _, _)) in zip("①②③", EXPECTED.items(), strict=True)
    )
    kpis = read(parts, HEADER, ROWS)
    assert shown(kpis) == EXPECTED
    assert not any("name.order_assumed" in kpi.reasons for kpi in kpis)
