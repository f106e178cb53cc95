"""Any bytes and any text: a typed answer or a record whose every quote is proven. Longer runs: `tools/fuzz.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.plans import invent_plan
from planextract.batch import Input, run_input
from planextract.settings import Settings
from planextract.store import load_plan, load_text, prove
from tests.hostile.drawn import draw_pdf

SETTINGS = Settings(nlp="off")
QUICK = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLAN = invent_plan(7).text
PIECES = (
    "第１章", "第2節", "１", "（１）", "①", "・", "■", "【", "】", "「", "」", "　", " ", "\n", "\f", "\t", "|", "---",
    "令和６年度", "平成31年4月1日", "2024/4/1", "元年", "～", "から", "まで", "毎年", "1,234", "３割", "百万円", "％",
    "→", "ＫＰＩ", "目標値", "基準値", "指標", "鶴岡市", "山形県", "大学", "市は", "と連携し",
    "実施する。", "推進",
    "現状", "\u3099", "\ue000", "👪", "\u2028", "\u200b", "(cid:9)", "#", "```",
)  # fmt: skip


def check(name: str, content: bytes, folder: Path) -> None:
    path = folder / name
    path.write_bytes(content)
    row = run_input(Input("a", name, path), SETTINGS, folder / "out")
    assert row.code != "internal.bug", row.detail
    if row.outcome in {"ok", "partial"}:
        record = folder / "out" / "a.json"
        assert not prove(load_plan(record), load_text(record))


@QUICK
@given(st.text(max_size=400))
def test_any_text(tmp_path: Path, text: str) -> None:
    check("a.txt", text.encode("utf-8", "surrogatepass"), tmp_path)


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=120), st.sampled_from(["a.txt", "a.md"]))
def test_any_pieces_of_plans(tmp_path: Path, pieces: list[str], name: str) -> None:
    check(name, "".join(pieces).encode(), tmp_path)


@QUICK
@given(st.data())
def test_a_plan_with_a_hole_and_something_in_it(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PLAN)))
    end = data.draw(st.integers(start, min(len(PLAN), start + 60)))
    check("a.txt", (PLAN[:start] + data.draw(st.text(max_size=20)) + PLAN[end:]).encode("utf-8", "replace"), tmp_path)


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.pdf"]))
def test_any_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    check(name, content, tmp_path)


@QUICK
@given(st.binary(max_size=200))
def test_any_page_content(tmp_path: Path, content: bytes) -> None:
    check("a.pdf", draw_pdf([b"BT /F1 12 Tf 72 700 Td (1 Plan) Tj ET " + content]), tmp_path)


@pytest.mark.parametrize("size", [49_149, 49_150, 60_000, 100_000])
def test_lines_longer_than_the_tokeniser_takes(size: int, tmp_path: Path) -> None:
    line = ("市は大学と連携し交流会を開催する" * (size // 48 + 1)).encode()[: size // 3 * 3].decode("utf-8", "ignore")
    check("a.txt", f"第１章　基本目標\n１　交流を広げる\n・{line}\n".encode(), tmp_path)
