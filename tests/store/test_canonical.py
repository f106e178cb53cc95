from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.errors import BadRecord
from planextract.records.plan import Plan
from planextract.store.canonical import from_json, to_json
from tests.builders import sample_draft

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_fields_keep_the_order_of_the_contract_and_characters_stay() -> None:
    text = to_json(sample_draft().build())
    assert list(json.loads(text))[:3] == ["schema_version", "document", "pillars"]
    assert "関係人口の拡大" in text
    assert text.endswith("}\n")


def test_integral_numbers_have_no_fraction() -> None:
    assert to_json({"a": 72.0, "b": [0.5, -0.0], "c": True, "d": 1e300}) == (
        '{\n  "a": 72,\n  "b": [\n    0.5,\n    0\n  ],\n  "c": true,\n  "d": 1e+300\n}\n'
    )


def test_a_record_survives_the_round_trip() -> None:
    plan = sample_draft().build()
    text = to_json(plan)
    assert from_json(text, Plan, where="plan") == plan
    assert to_json(from_json(text, Plan, where="plan")) == text


@given(PLAIN)
def test_the_same_value_gives_the_same_bytes(value: object) -> None:
    assert to_json(json.loads(to_json(value))) == to_json(value)
    assert json.loads(to_json(value)) == value


@pytest.mark.parametrize("text", ["", "[]", '{"schema_version": "1.0"}', '{"schema_version": "9"}'])
def test_what_is_no_record_is_a_typed_error(text: str) -> None:
    with pytest.raises(BadRecord) as caught:
        from_json(text, Plan, where="市/計画.json")
    assert "市/計画.json" in str(caught.value)
