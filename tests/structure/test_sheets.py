"""Collections of cases, one sheet for each: their headings, their fields, and fields behind their lists."""

from __future__ import annotations

import pytest

from tests.documents import actions, found, outline, pillars

TITLE = "県内市町村の連携　取組事例集\n\n令和７年３月\n\n"
BACKGROUND = "\n背景\n　担い手が減り、単独での運営が難しくなっていた。\n"
MERIT = "\n連携のメリット\n・車両の購入費が半分で済んだ。\n"
OUTLOOK = "\n今後の展開\n・令和８年度から、対象の地区を広げる。\n"


def sheet(head: str, name: str, does: str, *, order: str = "nbcmo") -> str:
    parts = {
        "n": f"\n事業名\n{name}\n",
        "b": BACKGROUND,
        "c": f"\n概要\n・{does}\n",
        "m": MERIT,
        "o": OUTLOOK,
    }
    return head + "".join(parts[letter] for letter in order) + "\f"


ONE = "移動図書館の共同運行"
TWO = "山麓の雪室を分け合う会"
DOES = ("二つの町で図書館車を運行している。", "雪室に野菜を貯蔵し、学校に届ける。")


@pytest.mark.parametrize(
    "heads",
    [
        ("事例１\n", "事例２\n"),
        ("【事例１】\n", "【事例２】\n"),
        ("取組事例①\n", "取組事例②\n"),
        ("Ｎｏ．１\n", "Ｎｏ．２\n"),
    ],
)
@pytest.mark.parametrize("order", ["nbcmo", "bncom", "cnbmo"])
def test_every_sheet_is_a_pillar_with_its_number(heads: tuple[str, str], order: str) -> None:
    text = TITLE + sheet(heads[0], ONE, DOES[0], order=order) + sheet(heads[1], TWO, DOES[1], order="nmbco")
    mentions = found(text)
    assert [(pillar.order, pillar.view.text) for pillar in mentions.pillars] == [(1, ONE), (2, TWO)]
    assert {pillar.number for pillar in mentions.pillars} in ({"1", "2"}, {"①", "②"})
    said = [(place, action.view.text) for place, action in mentions.actions]
    assert (0, DOES[0]) in said
    assert (1, DOES[1]) in said
    assert len(said) == 4
    assert not any("購入費" in text or "難しく" in text for _, text in said)


def test_a_sheet_without_number_begins_with_its_first_field() -> None:
    text = TITLE + "".join(
        f"団体名：{body}\n事業名：{name}\n概要\n・{does}\n効果\n・費用が下がった。\n今後の予定\n・対象を広げる。\n\n"
        for body, name, does in (("舟形町", ONE, DOES[0]), ("上山市", TWO, DOES[1]))
    )
    assert pillars(text) == [ONE, TWO]
    assert len(actions(text)) == 4


def test_a_title_behind_the_number_names_the_case() -> None:
    text = TITLE + "".join(
        f"事例{number}　{name}\n\n自治体名　{body}\n概要\n・{does}\n今後の展開\n・対象を広げる。\n\n"
        for number, name, body, does in (("１", ONE, "舟形町", DOES[0]), ("２", TWO, "上山市", DOES[1]))
    )
    mentions = found(text)
    assert [pillar.view.text for pillar in mentions.pillars] == [ONE, TWO]
    assert {actor.name for actor in mentions.actors if actor.role == "lead"} == {"舟形町", "上山市"}


def test_stacked_fields_of_a_sheet_get_their_values() -> None:
    stack = "団体名\n事業名\n事業期間\n新庄市、金山町\n{}\n令和４年度～\n\n概要\n・{}\n" + OUTLOOK
    text = TITLE + "事例１\n\n" + stack.format(ONE, DOES[0]) + "事例２\n\n" + stack.format(TWO, DOES[1])
    assert pillars(text) == [ONE, TWO]


def test_a_field_behind_its_list_takes_the_list_with_other_bullets() -> None:
    late = "\n概要\n・雪室に野菜を貯蔵する。\n連携のメリット\n・電力を減らせる。\n"
    late += "◇ 果物の貯蔵を始める。\n◇ 首都圏へ出荷する。\n\n今後の展開\n"
    text = TITLE + sheet("事例１\n", ONE, DOES[0]) + f"事例２\n\n事業名\n{TWO}\n" + late + "\n問合せ先：上山市農林課\n"
    assert actions(text)[-2:] == ["果物の貯蔵を始める。", "首都圏へ出荷する。"]


def test_a_list_under_no_field_belongs_to_the_field_behind_it() -> None:
    late = "\n・雪室に野菜を貯蔵する。\n\n概要\n\n連携のメリット\n・電力を減らせる。\n" + OUTLOOK
    text = TITLE + sheet("事例１\n", ONE, DOES[0]) + f"事例２\n\n事業名\n{TWO}\n" + late
    assert "雪室に野菜を貯蔵する。" in actions(text)


def test_one_kind_of_bullets_stays_with_the_field_above() -> None:
    """Nobody can tell where the merits would end."""
    late = "\n概要\n・雪室に野菜を貯蔵する。\n連携のメリット\n・電力を減らせる。\n・出荷を遅らせる。\n\n今後の展開\n"
    text = TITLE + sheet("事例１\n", ONE, DOES[0]) + f"事例２\n\n事業名\n{TWO}\n" + late
    assert not any("電力" in said or "出荷" in said for said in actions(text))


def test_a_plan_with_one_form_is_no_collection() -> None:
    form = "事業名\n案内所の整備\n概要\n・案内所を整備する。\n"
    text = f"観光振興計画\n\n基本目標１　迎える\n{form}基本目標２　伝える\n・動画を配信する。\n"
    assert not any("form.sheet" in node.reasons for node in outline(text).nodes)
    assert pillars(text) == ["迎える", "伝える"]


def test_forms_below_goals_are_no_cases() -> None:
    text = "観光振興計画\n\n" + "".join(
        f"基本目標{number}　{goal}\n"
        + "".join(f"事業名　{goal}事業{letter}\n概要　案内所を整備する。\n実施主体　上山市\n" for letter in "甲乙")
        for number, goal in (("１", "迎える"), ("２", "伝える"))
    )
    assert pillars(text) == ["迎える", "伝える"]


NO_NAME_FIELD = """{head}
{above}{name}

協力団体
上山市観光協会

背景・経緯

・担い手が減っていた。

取組の概要

・{does}

成果

・費用が下がった。

{outlook}"""


def unnamed(head: str, name: str, does: str, *, above: str = "", outlook: str = "") -> str:
    return NO_NAME_FIELD.format(head=head, name=name, does=does, above=above, outlook=outlook)


@pytest.mark.parametrize("heads", [("事例１", "事例２"), ("【事例①】", "【事例②】"), ("ＣＡＳＥ　１", "ＣＡＳＥ　２")])
@pytest.mark.parametrize(
    ("above", "beside"),
    [
        ("", ""),
        ("\n", ""),
        ("舟形町、金山町\n", ""),
        ("実施団体\n舟形町、金山町\n", ""),
        ("\n", "　　　福祉・交通"),
    ],
)
def test_the_line_below_a_number_names_the_case(heads: tuple[str, str], above: str, beside: str) -> None:
    names = ("移動図書館の共同運行事業", "雪室で育てる産地づくりプロジェクト")
    text = TITLE + "".join(
        unnamed(head + beside, name, does, above=above) for head, name, does in zip(heads, names, DOES, strict=True)
    )
    mentions = found(text)
    assert [pillar.view.text for pillar in mentions.pillars] == list(names)
    assert [(place, action.view.text) for place, action in mentions.actions] == list(enumerate(DOES))


def test_a_sentence_below_a_number_is_no_name() -> None:
    text = TITLE + unnamed("事例１", "二つの町で進めている。", DOES[0]) + unnamed("事例２", "雪の活用を試す。", DOES[1])
    assert not any(title.endswith("。") for title in pillars(text))


def test_fields_that_a_sheet_has_twice_belong_to_the_next() -> None:
    late = "取組の概要\n\n・" + DOES[1] + "\n\n"
    one = unnamed("事例１", ONE, DOES[0]) + OUTLOOK + "\n"
    two = "事例２\n" + TWO + "\n\n協力団体\n上山市商工会\n\n成果\n\n・廃棄が減った。\n"
    said = found(TITLE + one + late + two).actions
    assert [(place, action.view.text) for place, action in said] == [
        (0, DOES[0]),
        (0, "令和8年度から、対象の地区を広げる。"),
        (1, DOES[1]),
    ]
    # The next sheet has the field itself: the first has it twice.
    both = found(TITLE + one + late + two + "\n取組の概要\n\n・" + DOES[0] + "\n").actions
    assert [place for place, _ in both] == [0, 0, 0, 1]


def test_a_field_printed_into_its_list_takes_the_whole_list() -> None:
    torn = "・雪室に野菜を貯蔵する。\n取組の概要\n・学校に届ける。\n\n成果\n\n・電力を減らせた。\n"
    text = (
        TITLE
        + unnamed("事例１", "移動図書館の共同運行事業", DOES[0])
        + f"事例２\n\n{TWO}\n\n協力団体\n上山市商工会\n\n"
    )
    below = "背景・経緯\n\n・担い手が減っていた。\n"
    assert actions(text + below + "\n" + torn)[-2:] == ["雪室に野菜を貯蔵する。", "学校に届ける。"]
    assert actions(text + below + torn)[-1:] == ["学校に届ける。"]
    assert "雪室に野菜を貯蔵する。" not in actions(text + below + torn)
