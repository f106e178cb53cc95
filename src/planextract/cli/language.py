"""What the commands say, in Japanese and in English."""

from __future__ import annotations

import os
from typing import Literal

Lang = Literal["ja", "en"]

# Japanese first, English second.
TEXTS: dict[str, tuple[str, str]] = {
    "progress": ("抽出中", "extracting"),
    "outcome.ok": ("成功", "ok"),
    "outcome.partial": ("一部", "partial"),
    "outcome.quarantined": ("隔離", "quarantined"),
    "outcome.skipped": ("済み", "skipped"),
    "kind.pillars": ("柱", "pillars"),
    "kind.actions": ("施策", "actions"),
    "kind.kpis": ("KPI", "KPIs"),
    "kind.actors": ("主体", "actors"),
    "kind.dates": ("日付", "dates"),
    "kind.issues": ("指摘", "issues"),
    "head.document": ("文書", "document"),
    "head.outcome": ("結果", "outcome"),
    "head.seconds": ("秒", "seconds"),
    "head.family": ("様式", "family"),
    "head.grade": ("確度", "confidence"),
    "head.right": ("正解", "right"),
    "head.items": ("件数", "items"),
    "head.share": ("正解率", "share"),
    "head.check": ("項目", "check"),
    "head.version": ("版", "version"),
    "head.advice": ("対応", "what to do"),
    "total": ("合計", "total"),
    "table.more": ("ほか {count} 件", "and {count} more"),
    "mean": ("平均", "mean"),
    "ignored": ("対象外のファイル: {names}", "not documents: {names}"),
    "verify.ok": (
        "検証済み: 記録 {records} 件、引用 {quotes} 件すべてが原文と一致しました。",
        "verified: all {quotes} quotes of {records} records stand in their texts.",
    ),
    "verify.failed": (
        "検証失敗: 記録 {records} 件のうち {failed} 件に原文と一致しない値があります。",
        "not verified: {failed} of {records} records hold values that their texts do not prove.",
    ),
    "verify.quote.differs": ("引用が原文と違います", "the quote differs from the text"),
    "verify.quote.empty": ("引用が空です", "the quote is empty"),
    "verify.page.differs": ("ページ番号が違います", "the page is not the one it stands on"),
    "verify.page.crossed": ("引用がページをまたいでいます", "the quote crosses a page end"),
    "verify.evidence.missing": ("根拠がありません", "there is no evidence"),
    "verify.evidence.outside": ("根拠が原文の外を指しています", "the evidence lies outside the text"),
    "evaluate.overall": ("総合 {overall:.3f}（{documents} 文書）", "overall {overall:.3f} over {documents} documents"),
    "evaluate.missing": ("不足", "missing"),
    "evaluate.extra": ("余分", "extra"),
    "quarantine.attempts": ("{attempts} 回試行、最終 {time}", "tried {attempts} times, last {time}"),
    "quarantine.count": ("隔離 {count} 件", "{count} in quarantine"),
    "quarantine.released": (
        "{count} 件の隔離を解きました。次の実行で再び処理します。",
        "{count} released; the next run tries them again.",
    ),
    "watch.started": ("見張っています: {folder}", "watching {folder}"),
    "watch.arrived": ("{count} 件届きました: {names}", "{count} arrived: {names}"),
    "head.kind": ("種別", "kind"),
    "item.document": ("文書", "document"),
    "item.pillar": ("柱", "pillar"),
    "item.action": ("施策", "action"),
    "item.kpi": ("KPI", "KPI"),
    "item.actor": ("団体", "actor"),
    "item.date": ("日付", "date"),
    "op.added": ("追加", "added"),
    "op.removed": ("削除", "removed"),
    "op.changed": ("変更", "changed"),
    "op.moved": ("移動", "moved"),
    "op.renumbered": ("番号変更", "renumbered"),
    "op.split": ("分割", "split"),
    "op.merged": ("統合", "merged"),
    "diff.same": ("変更はありません。", "nothing changed."),
    "diff.total": (
        "変更 {changes} 件: 重要 {major}、軽微 {minor}、字句 {editorial}。要確認 {review} 件。",
        "{changes} changes: {major} major, {minor} minor, {editorial} editorial; {review} to be reviewed.",
    ),
    "diff.cause.extractor": (
        "同じ文書です。違いはすべて抽出器の版によるものです。",
        "the documents are the same: every difference comes from the extractor.",
    ),
    "diff.cause.both": (
        "二つの記録は異なる版の抽出器で作られています。抽出器による違い {made} 件。",
        "the records were made by different extractors; {made} differences come from the extractor.",
    ),
    "history.total": (
        "{revisions} つの版、{items} 項目のうち変化のあるもの {changed} 件。",
        "{revisions} revisions; {changed} of {items} items changed.",
    ),
    "revisions.plan": ("計画", "plan"),
    "revisions.old": ("旧", "old"),
    "revisions.new": ("新", "new"),
    "revisions.changes": ("変更", "changes"),
    "revisions.major": ("重要", "major"),
    "revisions.review": ("要確認", "review"),
    "revisions.code": ("理由", "reason"),
    "schema.written": ("書き出しました: {path}", "written: {path}"),
    "view.no_source": (
        "元の {name} が見つからないため、頁の画像はありません（--sources で場所を指定できます）。",
        "{name} was not found, so there are no pictures of pages (--sources tells where it is).",
    ),
    "doctor.ok": ("必要なものはすべて揃っています。", "everything that is needed is there."),
    "doctor.failed": ("不足しているものがあります。", "something that is needed is missing."),
    "state.ok": ("可", "ok"),
    "state.missing": ("なし", "missing"),
    "state.wrong": ("範囲外", "out of range"),
    "state.optional": ("任意", "optional"),
}


def choose_lang(asked: Lang | None = None) -> Lang:
    """Return the language asked for, else that of the environment; Japanese where it names none of the two."""
    if asked:
        return asked
    for name in ("PLANEXTRACT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").casefold()
        if value:
            return "en" if value.startswith("en") else "ja"
    return "ja"


def say(key: str, lang: Lang, **fields: object) -> str:
    """Return a text in a language, its fields filled in."""
    return TEXTS[key][lang == "en"].format(**fields)
