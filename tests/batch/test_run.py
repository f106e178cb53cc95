from __future__ import annotations

from pathlib import Path

import pytest

from planextract.batch import Input, run_input
from planextract.batch.run import warm_up
from planextract.errors import PlanextractError
from planextract.settings import Settings

SETTINGS = Settings(nlp="off")


def item(folder: Path, content: bytes | None) -> Input:
    path = folder / "x.txt"
    if content is not None:
        path.write_bytes(content)
    return Input("x", "x.txt", path)


def test_a_good_document_leaves_a_record_and_a_row_that_counts_it(calls: list[str], tmp_path: Path) -> None:
    row = run_input(item(tmp_path, b"good"), SETTINGS, tmp_path / "out")
    assert calls == ["x"]
    assert (row.outcome, row.code) == ("ok", None)
    assert row.counts == {"pillars": 1, "actions": 1, "kpis": 1, "actors": 1, "dates": 1, "issues": 0}
    assert row.characters == len((tmp_path / "out" / "x.txt").read_text("utf-8"))
    assert (tmp_path / "out" / "x.json").is_file()


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file.not_found"),
        (b"", "file.empty"),
        (b"memory", "limit.memory"),
        (b"defect", "internal.bug"),
        (b"nothing", "document.not_a_plan"),
    ],
)
def test_whatever_happens_becomes_a_typed_row(content: bytes | None, code: str, tmp_path: Path) -> None:
    row = run_input(item(tmp_path, content), SETTINGS, tmp_path / "out")
    assert (row.outcome, row.code) == ("quarantined", code)
    assert row.cause["ja"]
    assert row.advice["en"]
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("calls")
def test_a_defect_says_where_it_happened(tmp_path: Path) -> None:
    detail = run_input(item(tmp_path, b"defect"), SETTINGS, tmp_path / "out").detail
    assert detail.splitlines()[0] == "KeyError: 'an unforeseen thing' @ run.py:" + detail.splitlines()[0].split(":")[-1]
    assert "stand_in.py" in detail


@pytest.mark.usefixtures("calls")
def test_pages_that_were_not_read_make_a_document_partial(tmp_path: Path) -> None:
    row = run_input(item(tmp_path, b"partial"), SETTINGS, tmp_path / "out")
    assert row.outcome == "partial"
    assert row.failed_pages == {"pdf.page_failed": (3,), "limit.time": (7,)}


@pytest.mark.usefixtures("calls")
def test_an_output_that_cannot_be_written_is_a_typed_row(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder", "utf-8")
    assert run_input(item(tmp_path, b"good"), SETTINGS, tmp_path / "out").code == "output.not_written"


SHORT = """第２次南陽市健康づくり計画
令和６年３月　南陽市
基本目標１　歩いて健康になる
（１）歩く会を開く
市は毎月、歩く会を開催する。
歩く会の参加者数　100人（令和５年度）→200人（令和10年度）
"""


@pytest.mark.parametrize(("text", "outcome"), [(SHORT, "ok"), (SHORT[: SHORT.index("\n")], "quarantined")])
def test_a_plan_may_be_short_but_a_title_alone_is_none(text: str, outcome: str, tmp_path: Path) -> None:
    assert run_input(item(tmp_path, text.encode()), SETTINGS, tmp_path / "out").outcome == outcome


def test_a_defect_in_the_sample_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        message = "an unforeseen thing"
        raise KeyError(message)

    monkeypatch.setattr("planextract.pipeline.extract_document", stumble)
    with pytest.raises(PlanextractError, match="an unforeseen thing") as caught:
        warm_up(SETTINGS)
    assert caught.value.error_code == "internal.bug"
