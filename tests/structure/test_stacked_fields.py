"""Fields of a form that stand one below the other, with their values behind: each gets its own, or nothing moves."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

NAME = "里山の恵み循環プロジェクト"
TEXT = "間伐材を薪に加工し、町内の宿に届ける。"


@pytest.mark.parametrize(
    "fields",
    [
        "②　事業の名称\n③　事業の内容",
        "②事業の名称\n\n③事業の内容",
        "（１）事業名\n（２）事業概要",
        "イ　プロジェクト名\nウ　取組の内容",
    ],
)
def test_a_name_and_a_text_go_to_their_fields(fields: str) -> None:
    lines = draw(outline(f"５－２　特別の措置を適用して行う事業\n\n{fields}\n\n{NAME}\n\n　{TEXT}\n"))
    name, text = lines.index(f"    {NAME}"), lines.index(f"    {TEXT}")
    assert text - name == 2
    assert "内容" in lines[name + 1] or "概要" in lines[name + 1]


def test_a_numbered_list_is_what_the_last_field_holds() -> None:
    lines = draw(
        outline(
            f"５－２　特別の措置を適用して行う事業\n②　事業の名称\n③　事業の内容\n\n{NAME}\n\n"
            "１　薪の供給\n・薪の集積所を設ける。\n２　担い手の育成\n・伐採の講習を開く。\n"
        )
    )
    assert lines[1:5] == ["  事業の名称", f"    {NAME}", "  事業の内容", "    薪の供給"]


@pytest.mark.parametrize("between", ["\n", "\n3\n\n"])
def test_the_last_field_may_hold_headings_without_number(between: str) -> None:
    fields = "②　事業の名称\n\n③　事業の内容\n"
    contents = f"薪の供給網づくり\n　{TEXT}\n・集積所を設ける。\n"
    text = f"５－２　特別の措置を適用して行う事業\n{fields}\n{NAME}\n{between}{contents}"
    lines = [line for line in draw(outline(text)) if not line.strip().isdigit()]
    assert lines[1:5] == ["  事業の名称", f"    {NAME}", "  事業の内容", "    薪の供給網づくり"]


@pytest.mark.parametrize("body", ["飯南町", "島根県飯南町、広島県三次市", "飯南町森林組合"])
@pytest.mark.parametrize("period", ["令和５年７月１日から令和８年３月31日まで", "2023年度～2025年度", "令和５年度から"])
def test_three_values_are_told_by_what_they_are(body: str, period: str) -> None:
    fields = "ア　事業概要\nイ　事業実施主体\nウ　事業実施期間\n"
    text = f"（１）　森の学校開催事業\n\n{fields}　{TEXT}\n　{body}\n　{period}\n"
    lines = [line.strip() for line in draw(outline(text))]
    assert lines[1:6:2] == ["事業概要", "事業実施主体", "事業実施期間"]
    assert lines[2] == TEXT


def test_values_in_another_order_than_their_fields_are_left() -> None:
    text = (
        f"（１）　森の学校\n\nア　事業概要\nイ　事業実施主体\nウ　事業実施期間\n　飯南町\n　令和５年度から\n　{TEXT}\n"
    )
    document = outline(text)
    assert not any("layout.stacked_fields" in node.reasons for node in document.nodes)


def test_two_texts_for_three_fields_of_texts_are_left() -> None:
    text = f"（１）　森の学校\n\nア　背景\nイ　事業概要\nウ　効果\n　{TEXT}\n　薪の利用が増える。\n"
    assert not any("layout.stacked_fields" in node.reasons for node in outline(text).nodes)


def test_fields_with_their_values_in_place_stay() -> None:
    text = f"（１）　森の学校\nア　事業概要\n　{TEXT}\nイ　事業実施主体\n　飯南町\nウ　事業実施期間\n　令和５年度から\n"
    assert not any("layout.stacked_fields" in node.reasons for node in outline(text).nodes)


def test_headings_that_are_no_fields_stay() -> None:
    text = f"①　農業の振興\n②　林業の振興\n\n{NAME}\n\n{TEXT}\n"
    assert not any("layout.stacked_fields" in node.reasons for node in outline(text).nodes)
