"""The diff as CSV for Japanese spreadsheet users: BOM, one line per field that differs, evidence last.

A text that a spreadsheet might run as a formula gets an apostrophe in front; numbers are left alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from planextract.records.change import Change, ItemSide
from planextract.records.history import History, Stage
from planextract.records.plan import Plan
from planextract.report.subject import Subject
from planextract.report.words import CAUSES, FIELDS, KINDS, OPS, REVIEW, SEVERITIES, remark, show_value

BOM = "\ufeff"
HEADER = (
    "全国地方公共団体コード", "策定主体", "旧文書", "新文書", "番号", "種別", "操作", "重要度", "新", "旧",
    "項目", "新の値", "旧の値", "備考", "要確認", "原因", "照合", "新の頁", "新の引用", "旧の頁", "旧の引用",
    "新の識別子", "旧の識別子",
)  # fmt: skip
# How spreadsheets recognise a formula; a tab or line break in front does not stop them.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠−]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?")


def render_csv(subject: Subject) -> str:
    """Return the diff as CSV."""
    diff = subject.diff
    code, issuer = _issuer(subject.new.plan)
    rows: list[Sequence[str]] = [HEADER]
    for number, change in enumerate(diff.changes, 1):
        for name, new, old in _fields(change):
            rows.append((code, issuer, diff.old.id, diff.new.id, str(number), *_describe(change, name, new, old)))
    return _write(rows)


def render_history_csv(history: History) -> str:
    """Return a history as CSV: one line per item, one column per revision."""
    rows: list[Sequence[str]] = [("種別", "名称", "変化", *history.revisions)]
    for track in history.tracks:
        stages = [show_stage(stage) for stage in track.stages]
        rows.append((KINDS[track.kind], track.text, "あり" if track.is_changed else "なし", *stages))
    return _write(rows)


def show_stage(stage: Stage | None) -> str:
    """Return what a revision says about an item: an indicator's figures, else its text; empty if it is not there."""
    if stage is None:
        return ""
    figures = [stage.baseline] if stage.baseline else []
    shown = [show_value(cell.model_dump(mode="json", exclude={"evidence"})) for cell in (*figures, *stage.targets)]
    return f"{' → '.join(shown)} {stage.unit or ''}".strip() if shown else stage.text


def neutralise(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _describe(change: Change, name: str, new: str, old: str) -> Iterator[str]:
    yield from (KINDS[change.kind], OPS[change.op], SEVERITIES[change.severity])
    yield from (_text(change.new), _text(change.old), name, new, old)
    yield "・".join(remark(change))
    yield REVIEW if change.review else ""
    yield CAUSES[change.cause]
    yield f"{change.match.by} {change.match.score:g}" if change.match else ""
    for side in (change.new, change.old):
        first = side.evidence[0] if side and side.evidence else None
        yield str(first.page) if first else ""
        yield first.quote if first else ""
    for side in (change.new, change.old):
        yield (side.id if side else None) or ""


def _fields(change: Change) -> list[tuple[str, str, str]]:
    found = [(FIELDS.get(f.name, f.name), _plain(f.new), _plain(f.old)) for f in change.fields]
    return found or [("", "", "")]


def _plain(value: Any) -> str:  # noqa: ANN401 - a value of any field
    return "" if value is None else show_value(value)


def _text(side: ItemSide | None) -> str:
    return side.text if side else ""


def _issuer(plan: Plan) -> tuple[str, str]:
    actors = {actor.id: actor for actor in plan.actors}
    issuers = [actors[issuer] for issuer in plan.document.issuers if issuer in actors]
    return (issuers[0].code or "", issuers[0].name) if issuers else ("", "")


def _write(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([neutralise(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()
