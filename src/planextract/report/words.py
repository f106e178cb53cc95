"""What reports call things, in Japanese, as planning offices do in a 新旧対照表."""

from __future__ import annotations

from datetime import date
from typing import Any

from planextract.records.change import Change

KINDS = {
    "document": "文書",
    "pillar": "柱",
    "action": "施策",
    "kpi": "KPI",
    "actor": "団体",
    "date": "日付",
}
OPS = {
    "added": "追加",
    "removed": "削除",
    "changed": "変更",
    "moved": "移動",
    "renumbered": "番号変更",
    "split": "分割",
    "merged": "統合",
}
SEVERITIES = {"major": "重要", "minor": "軽微", "editorial": "字句"}
CAUSES = {"document": "文書", "extractor": "抽出器", "both": "文書または抽出器"}
FIELDS = {
    "title": "題名",
    "text": "本文",
    "name": "名称",
    "number": "番号",
    "parent": "上位の施策",
    "pillar": "柱",
    "priority": "重点",
    "unit": "単位",
    "baseline": "基準値",
    "targets": "目標",
    "roles": "役割",
    "units": "部署",
    "status": "状態",
    "period": "計画期間",
    "issuers": "策定主体",
    "vision": "将来像",
    "start": "開始",
    "end": "終了",
}
BASES = {"level": "", "increment": "増加分", "cumulative": "累計"}
VALUES = {
    "draft": "案",
    "final": "決定",
    "author": "策定",
    "lead": "実施主体",
    "partner": "連携",
    "evaluator": "検証",
    "mentioned": "言及",
}
# Kinds of entries of a record.
ENTRY_KINDS = KINDS | {"issue": "指摘"}
GRADES = {"high": "高", "medium": "中", "low": "低"}
DIRECTIONS = {"increase": "増やす", "decrease": "減らす", "keep": "維持"}
ACTOR_KINDS = {
    "prefecture": "都道府県",
    "municipality": "市区町村",
    "national": "国の機関",
    "council": "協議会・会議",
    "university": "大学・学校",
    "company": "企業",
    "association": "団体",
    "research": "研究機関",
    "other": "その他",
}
DATE_KINDS = {
    "plan_period": "計画期間",
    "project_period": "事業期間",
    "target": "目標時期",
    "event": "行事・出来事",
    "schedule": "予定",
    "fiscal_year": "年度",
    "reference": "参照",
}
QUALIFIERS = {
    "study": "検討",
    "planned": "予定",
    "draft": "案",
    "tentative": "仮称",
    "continued": "継続",
    "repeated": "再掲",
    "none": "該当なし",
    "later": "今後設定",
    "new": "新規",
    "expanded": "拡充",
}
NEW_HERE, GONE_HERE, OMITTED, REVIEW, NOTHING = "（新設）", "（削除）", "（略）", "要確認", "－"


def remark(change: Change) -> list[str]:
    """Return the words of the 備考 column."""
    words = [OPS[change.op]]
    if change.op == "changed" and any(field.name in {"parent", "pillar"} for field in change.fields):
        words.append(OPS["moved"])
    if change.op in {"changed", "moved"} and any(field.name == "number" for field in change.fields):
        words.append(OPS["renumbered"])
    if change.review:
        words.append(REVIEW)
    if change.cause != "document":
        words.append(f"原因: {CAUSES[change.cause]}")
    return words


def show_value(value: Any) -> str:  # noqa: ANN401 - a value of any field
    """Return a field's value as a person reads it."""
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "重点" if value else NOTHING
    if isinstance(value, int | float):
        return show_number(value)
    if isinstance(value, list):
        return "、".join(show_value(item) for item in value)
    if isinstance(value, dict):
        return _show_figure(value) if "value" in value else show_period(f"{value['start'] or ''}/{value['end'] or ''}")
    return VALUES.get(str(value), str(value))


def show_number(value: float) -> str:
    """Return a number with thousands separated and no needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def show_period(at: str | None) -> str:
    """Return a date or an interval; whole fiscal years as such (2030年度)."""
    if not at:
        return ""
    start, slash, end = at.partition("/")
    if not slash:
        return start
    first, last = _fiscal_start(start), _fiscal_end(end)
    if first and last:
        return f"{first}年度" if first == last else f"{first}〜{last}年度"
    return f"{start}〜{end}"


def _show_figure(figure: dict[str, Any]) -> str:
    basis = BASES.get(figure.get("basis", ""), "")
    notes = [note for note in (show_period(figure.get("at")), basis) if note]
    return show_number(figure["value"]) + (f"（{'・'.join(notes)}）" if notes else "")


def _fiscal_start(day: str) -> int | None:
    return date.fromisoformat(day).year if day.endswith("-04-01") else None


def _fiscal_end(day: str) -> int | None:
    return date.fromisoformat(day).year - 1 if day.endswith("-03-31") else None
