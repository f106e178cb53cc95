"""Every error that planextract raises, in one tree.

PlanextractError
├── InputError        the file itself is at fault
│   ├── FileMissing       file.not_found
│   ├── EmptyFile         file.empty
│   ├── EmptyFolder       file.empty_folder
│   ├── NotAPdf           file.not_pdf
│   ├── NotAText          file.not_text
│   ├── UnknownFormat     file.unknown_format
│   ├── BadEncoding       text.encoding
│   ├── EncryptedDocument pdf.encrypted
│   ├── CorruptDocument   pdf.corrupt, pdf.no_pages
│   ├── PageFailed        pdf.page_failed
│   ├── NeedsOcr          pdf.needs_ocr, pdf.garbled
│   ├── NoText            pdf.no_text, text.blank
│   └── NotAPlan          document.not_a_plan
├── ResourceLimit     file.too_large, limit.memory, limit.depth, limit.time, limit.pages, limit.characters,
│                     limit.paths
├── WorkerDied        worker.died
├── LanguageModelMissing  setup.model_missing
├── StoreFailed       output.not_written
├── UnsafePath        output.unsafe_path
├── NameCollision     output.name_collision
├── BadRecord         record.invalid
├── BadRule           rules.invalid
├── NothingToCompare  compare.one_side, compare.no_series
└── BadSetting        settings.invalid

An error says what is wrong, where, and what to do next, in Japanese and English. A problem *in* a
document that can still be read is an issue of its record, never an exception.
"""

from __future__ import annotations

from typing import ClassVar


class PlanextractError(Exception):
    """Base of all errors; carries a stable code and bilingual messages.

    Args:
        where: The document, file, rule or setting concerned.
        page: One-based page number, or None where no page is concerned.
        detail: What was found, in the words of the failing tool; may be empty.
        code: Overrides the class's own code with a finer one.
    """

    code: ClassVar[str] = "internal.bug"
    cause_ja: ClassVar[str] = "内部エラーが発生しました。"
    cause_en: ClassVar[str] = "An internal error occurred."
    advice_ja: ClassVar[str] = "不具合です。原稿とともに報告してください。"
    advice_en: ClassVar[str] = "This is a defect: please report it with the document."

    def __init__(self, where: str, *, page: int | None = None, detail: str = "", code: str | None = None) -> None:
        self.where = where
        self.page = page
        self.detail = detail
        self.error_code = code or self.code
        super().__init__(self.message("en"))

    def cause(self, lang: str = "ja") -> str:
        """Return what is wrong, in ``ja`` or ``en``."""
        return self._say(0 if lang == "ja" else 1)

    def advice(self, lang: str = "ja") -> str:
        """Return what to do about it, in ``ja`` or ``en``."""
        return self._say(2 if lang == "ja" else 3)

    def message(self, lang: str = "ja") -> str:
        """Compose the message a person reads.

        Args:
            lang: ``ja`` or ``en``.
        """
        place = self.where if self.page is None else f"{self.where} p.{self.page}"
        detail = f"（{self.detail}）" if lang == "ja" and self.detail else f" ({self.detail})" if self.detail else ""
        return f"[{self.error_code}] {place}: {self.cause(lang)}{detail} {self.advice(lang)}"

    def _say(self, index: int) -> str:
        common = (self.cause_ja, self.cause_en, self.advice_ja, self.advice_en)
        return FINER.get(self.error_code, common)[index]

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild across process borders, where only ``args`` would survive."""
        return _rebuild, (type(self), self.where, self.page, self.detail, self.error_code)


def _rebuild(kind: type[PlanextractError], where: str, page: int | None, detail: str, code: str) -> PlanextractError:
    return kind(where, page=page, detail=detail, code=code)


class InputError(PlanextractError):
    """The input file itself is at fault."""


class FileMissing(InputError):
    """The path does not exist, or is a folder where a file is needed."""

    code = "file.not_found"
    cause_ja, cause_en = "ファイルが見つかりません。", "The file does not exist."
    advice_ja, advice_en = "パスを確認してください。", "Check the path."


class EmptyFile(InputError):
    """The file has no bytes."""

    code = "file.empty"
    cause_ja, cause_en = "ファイルが空です。", "The file is empty."
    advice_ja, advice_en = "元のファイルを入手し直してください。", "Obtain the original file again."


class EmptyFolder(InputError):
    """The folder holds no document that can be read."""

    code = "file.empty_folder"
    cause_ja, cause_en = "フォルダーに読み取れる文書がありません。", "The folder holds no readable document."
    advice_ja, advice_en = "PDF・txt・md のファイルを置いてください。", "Put PDF, txt or md files into it."


class NotAPdf(InputError):
    """A file named .pdf holds something else."""

    code = "file.not_pdf"
    cause_ja, cause_en = "PDF ではありません。", "This is not a PDF."
    advice_ja, advice_en = (
        "拡張子と中身が違います。PDF に変換してください。",
        "Name and content differ: convert it to PDF.",
    )


class NotAText(InputError):
    """A file named as text holds something else."""

    code = "file.not_text"
    cause_ja, cause_en = "テキストではありません。", "This is not text."
    advice_ja, advice_en = (
        "拡張子と中身が違います。拡張子を直してください。",
        "Name and content differ: correct the file name.",
    )


class UnknownFormat(InputError):
    """No reader takes this kind of file."""

    code = "file.unknown_format"
    cause_ja, cause_en = "対応していない形式です。", "This format is not supported."
    advice_ja, advice_en = "PDF・txt・md に変換してください。", "Convert it to PDF, txt or md."


class BadEncoding(InputError):
    """No encoding of the cascade fits the bytes."""

    code = "text.encoding"
    cause_ja, cause_en = "文字コードを判別できません。", "No known encoding fits."
    advice_ja, advice_en = "UTF-8 で保存し直してください。", "Save the file again as UTF-8."


class EncryptedDocument(InputError):
    """The PDF needs a user password."""

    code = "pdf.encrypted"
    cause_ja, cause_en = "パスワードで保護されています。", "The document needs a password."
    advice_ja, advice_en = (
        "パスワードを外した版を入手するか、--password-file で渡してください。",
        "Obtain an unprotected version or pass --password-file.",
    )


class CorruptDocument(InputError):
    """The PDF is damaged beyond reading."""

    code = "pdf.corrupt"
    cause_ja, cause_en = "PDF が壊れています。", "The PDF is damaged."
    advice_ja, advice_en = "作成元で PDF を出力し直してください。", "Export the PDF again from its source."


class PageFailed(InputError):
    """One page cannot be read; the others can."""

    code = "pdf.page_failed"
    cause_ja, cause_en = "ページを読み取れません。", "The page cannot be read."
    advice_ja, advice_en = "該当ページを目視で確認してください。", "Check this page by eye."


class NeedsOcr(InputError):
    """The pages hold pictures, or characters without meaning."""

    code = "pdf.needs_ocr"
    cause_ja, cause_en = "文字情報がありません（画像のみ）。", "The pages hold no characters, only pictures."
    advice_ja, advice_en = (
        "OCR（`ocr` 追加機能）を使うか、文字入り PDF を入手してください。",
        "Use OCR (extra `ocr`) or obtain a PDF with text.",
    )


class NoText(InputError):
    """The document holds no text at all."""

    code = "pdf.no_text"
    cause_ja, cause_en = "文字も画像もありません。", "There are neither characters nor pictures."
    advice_ja, advice_en = "ファイルを確認してください。", "Check the file."


class NotAPlan(InputError):
    """The document can be read, but nothing of a plan was found in it."""

    code = "document.not_a_plan"
    cause_ja, cause_en = "柱・施策・KPI が一つも見つかりません。", "No pillar, action or KPI was found."
    advice_ja, advice_en = (
        "計画書かどうかを確認してください。計画書であれば原稿とともに報告してください。",
        "Check whether it is a plan; if it is, please report it with the document.",
    )


class ResourceLimit(PlanextractError):
    """The document needs more than the settings allow."""

    code = "limit.memory"
    cause_ja, cause_en = "処理の上限を超えました。", "A processing limit was exceeded."
    advice_ja, advice_en = "分割するか上限を上げてください。", "Split the document or raise the limit."


class WorkerDied(PlanextractError):
    """The process that read the document ended unexpectedly."""

    code = "worker.died"
    cause_ja, cause_en = "処理プロセスが異常終了しました。", "The worker process died."
    advice_ja, advice_en = (
        "`planextract quarantine retry` で再実行し、続く場合は報告してください。",
        "Run it again with `planextract quarantine retry`; report it if it persists.",
    )


class LanguageModelMissing(PlanextractError):
    """A language model that the settings ask for is not installed."""

    code = "setup.model_missing"
    cause_ja, cause_en = "言語モデルがありません。", "A language model is missing."
    advice_ja, advice_en = (
        "追加パッケージを導入するか、`--nlp off` で実行してください。",
        "Install the package or run with `--nlp off`.",
    )


class StoreFailed(PlanextractError):
    """A result cannot be written."""

    code = "output.not_written"
    cause_ja, cause_en = "出力を書き込めません。", "The output cannot be written."
    advice_ja, advice_en = "空き容量と権限を確認してください。", "Check free space and permissions."


class UnsafePath(PlanextractError):
    """A path would lead outside the folder it belongs to."""

    code = "output.unsafe_path"
    cause_ja, cause_en = "フォルダーの外を指すパスです。", "The path leads outside its folder."
    advice_ja, advice_en = "ファイルをフォルダーの中に置いてください。", "Place the file inside the folder."


class NameCollision(PlanextractError):
    """Two inputs would be written to one output."""

    code = "output.name_collision"
    cause_ja, cause_en = "別の入力と出力名が重なります。", "Another input has the same output name."
    advice_ja, advice_en = "ファイル名を変えてください。", "Rename one of the files."


class BadRecord(PlanextractError):
    """A stored record does not follow the contract."""

    code = "record.invalid"
    cause_ja, cause_en = "記録の形式が正しくありません。", "The record does not follow the contract."
    advice_ja, advice_en = "抽出をやり直してください。", "Extract the document again."


class BadRule(PlanextractError):
    """A rule file or lexicon is not well formed."""

    code = "rules.invalid"
    cause_ja, cause_en = "規則ファイルに誤りがあります。", "A rule file is not well formed."
    advice_ja, advice_en = "規則を直してください。", "Correct the rule."


class NothingToCompare(PlanextractError):
    """There is only one side where two are needed."""

    code = "compare.one_side"
    cause_ja, cause_en = "比較する相手がありません。", "There is nothing to compare it with."
    advice_ja, advice_en = (
        "もう一つの版を指定してください。一つの文書を比べられるのは、変更前と変更後の両方を載せている場合だけです。",
        "Name another revision; a single document can only be compared if it prints both 変更前 and 変更後.",
    )


class BadSetting(PlanextractError):
    """A setting has a value that is not allowed."""

    code = "settings.invalid"
    cause_ja, cause_en = "設定の値が正しくありません。", "A setting has a value that is not allowed."
    advice_ja, advice_en = "設定を確認してください。", "Check the setting."


_SPLIT = "分割するか上限を上げてください。", "Split the document or raise the limit."
_EXPORT = "作成元で PDF を出力し直してください。", "Export the PDF again from its source."
_ODD = "異常な PDF です。出力し直すか上限を上げてください。", "An unusual PDF: export it again or raise the limit."

# Codes finer than their class: cause in Japanese and English, then advice in Japanese and English.
FINER: dict[str, tuple[str, str, str, str]] = {
    "file.too_large": ("ファイルが大きすぎます。", "The file is too large.", *_SPLIT),
    "limit.pages": ("ページ数が上限を超えています。", "There are too many pages.", *_SPLIT),
    "limit.characters": ("ページの文字数が上限を超えています。", "There are too many characters on a page.", *_SPLIT),
    "limit.paths": ("ページの線や図形の数が上限を超えています。", "There are too many drawn paths on a page.", *_ODD),
    "limit.memory": ("メモリーの上限を超えました。", "The memory limit was exceeded.", *_ODD),
    "limit.depth": ("入れ子が深すぎます。", "The content is nested too deeply.", *_ODD),
    "limit.time": ("制限時間を超えました。", "The time limit was exceeded.", *_ODD),
    "pdf.no_pages": ("ページがありません。", "There are no pages.", *_EXPORT),
    "pdf.garbled": (
        "文字の対応表が欠けており、文字を復元できません。",
        "The font has no map to characters, so the text is lost.",
        NeedsOcr.advice_ja,
        NeedsOcr.advice_en,
    ),
    "text.blank": ("空白しかありません。", "There is nothing but white space.", NoText.advice_ja, NoText.advice_en),
}
