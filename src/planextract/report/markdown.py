"""The diff as Markdown, for review threads: summary, grave changes, KPI table, 新旧対照表."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planextract.records.history import History, Track
from planextract.report.redline import Segment
from planextract.report.rows import Row, has_gap_after, in_plan_order, list_rows
from planextract.report.spreadsheet import show_stage
from planextract.report.subject import Subject
from planextract.report.words import CAUSES, KINDS, NOTHING, OMITTED, OPS, REVIEW, SEVERITIES

# What Markdown, or HTML inside it, would take for markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render_markdown(subject: Subject) -> str:
    """Return the diff as Markdown."""
    rows = list_rows(subject)
    diff = subject.diff
    lines = [
        f"# 新旧対照: {_escape(subject.new.plan.document.title or diff.new.id)}",
        "",
        f"旧 `{diff.old.id}` → 新 `{diff.new.id}`（違いの原因: {CAUSES[diff.cause]}）",
        "",
        *_summary(rows),
        *_grave(rows),
        *_table("KPI", [row for row in rows if row.change.kind == "kpi"]),
        *_comparison(rows, subject),
        *_table("団体・日付", [row for row in rows if row.change.kind in {"actor", "date"}]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def render_history_markdown(history: History) -> str:
    """Return a history as Markdown: what changed, one line per item and one column per revision."""
    lines = [f"# 改定の経過: {_escape(history.plan)}", ""]
    for kind in ("kpi", "pillar", "action"):
        tracks = [track for track in history.tracks if track.kind == kind and track.is_changed]
        if not tracks:
            continue
        lines += [f"## {KINDS[kind]}", "", _line(["", *map(_escape, history.revisions)])]
        lines.append(_line(["---"] * (len(history.revisions) + 1)))
        for track in tracks:
            lines.append(_line([_escape(track.text), *_stages(track)]))
        lines.append("")
    unchanged = sum(not track.is_changed for track in history.tracks)
    lines.append(f"変化のない項目: {unchanged} 件")
    return "\n".join(lines) + "\n"


def _stages(track: Track) -> Iterator[str]:
    """Yield what each revision says, 同左 where it is what the one before says."""
    before = ""
    for stage in track.stages:
        shown = _escape(show_stage(stage)) or NOTHING
        yield "同左" if shown == before else shown
        before = shown


def _summary(rows: Sequence[Row]) -> Iterator[str]:
    kinds = [kind for kind in KINDS if any(row.change.kind == kind for row in rows)]
    ops = [op for op in OPS if any(row.change.op == op for row in rows)]
    severities = {name: sum(row.change.severity == name for row in rows) for name in SEVERITIES}
    counts = "、".join(f"{SEVERITIES[name]} {count} 件" for name, count in severities.items())
    yield f"変更 {len(rows)} 件（{counts}）、{REVIEW} {sum(row.change.review for row in rows)} 件"
    yield ""
    if not rows:
        return
    yield _line(["種別", *(OPS[op] for op in ops)])
    yield _line(["---", *(["---:"] * len(ops))])
    for kind in kinds:
        counted = [sum(r.change.kind == kind and r.change.op == op for r in rows) for op in ops]
        yield _line([KINDS[kind], *(str(count or "") for count in counted)])
    yield ""


def _grave(rows: Sequence[Row]) -> Iterator[str]:
    grave = [row for row in rows if row.change.severity == "major"]
    if grave:
        yield "## 重要な変更"
        yield ""
        yield from (f"- **{KINDS[r.change.kind]}・{'・'.join(r.remark)}** {_name(r)}{_fields(r)}" for r in grave)
        yield ""


def _comparison(rows: Sequence[Row], subject: Subject) -> Iterator[str]:
    own = in_plan_order((row for row in rows if row.change.kind in {"pillar", "action"}), subject)
    front = [row for row in rows if row.change.kind == "document"]
    if not own and not front:
        return
    yield from ("## 新旧対照表", "", _line(["新", "旧", "備考"]), _line(["---"] * 3))
    yield from map(_row_line, front)
    for row in own:
        if row.has_gap_before:
            yield _line([OMITTED, OMITTED, ""])
        yield _row_line(row)
    if has_gap_after(own, subject):
        yield _line([OMITTED, OMITTED, ""])
    yield ""


def _table(title: str, rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield from (f"## {title}", "", _line(["新", "旧", "備考"]), _line(["---"] * 3), *map(_row_line, rows), "")


def _row_line(row: Row) -> str:
    new, old = [_mark(row.new)], [_mark(row.old)]
    for line in row.lines:
        new.append(f"{line.label}: {_mark(line.new)}")
        old.append(f"{line.label}: {_mark(line.old)}")
    return _line(["<br>".join(new), "<br>".join(old), "・".join(row.remark)])


def _mark(segments: Iterable[Segment]) -> str:
    return "".join(f"<u>{_escape(s.text)}</u>" if s.is_changed else _escape(s.text) for s in segments)


def _name(row: Row) -> str:
    side = row.change.new or row.change.old
    return _escape(side.text if side else "")


def _fields(row: Row) -> str:
    plain = [f"{line.label} {_join(line.old)} → {_join(line.new)}" for line in row.lines]
    return f"（{'、'.join(plain)}）" if plain else ""


def _join(segments: Iterable[Segment]) -> str:
    return _escape("".join(segment.text for segment in segments))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
