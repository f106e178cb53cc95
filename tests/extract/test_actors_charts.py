"""Councils in charts and captions: what they do is told by a line beside or below them, and by sentences elsewhere."""

from __future__ import annotations

import pytest

from planextract.extract.bodies import find_bodies
from planextract.spans import fold
from tests.documents import outline
from tests.extract.actor_documents import build_document, build_table, told_roles


def names(text: str) -> set[str]:
    return {body.name for body in find_bodies(fold(text).text) if not body.generic}


CHART = """
    計画

    ７　推進体制

    行政と事業者が役割を分担します。

    {council}
    {carries}
    {seats}島根大学、出雲商工会議所、
    宍道湖漁業協同組合

    水運部会　　景観部会

    松江市水辺審議会
    {reviews}
    {members}山陰環境大学、公募市民
"""


@pytest.mark.parametrize("council", ["松江市水辺会議", "松江市水辺会議（会長：副市長）", "■松江市水辺会議"])
@pytest.mark.parametrize(
    ("carries", "seats", "reviews", "members"),
    [
        ("施策の推進と部署間の調整に当たる", "【構成】", "取組の成果を評価し、改善を提言する", "【委員】"),
        ("各課の連絡調整を図る", "構成団体：", "毎年度５月に指標を検証する", "委員："),
        ("計画の推進を担う", "【構成】\n    ", "毎年度の実績を評価する", "【委員】\n    "),
        ("計画の進行管理と事業者間の調整を担う", "〔構成員〕", "計画の進捗を点検し、公表する。", "〔委員〕"),
    ],
)
def test_a_line_below_a_council_says_what_it_and_its_members_do(
    council: str, carries: str, seats: str, reviews: str, members: str
) -> None:
    text = CHART.format(council=council, carries=carries, seats=seats, reviews=reviews, members=members)
    found = told_roles(outline(text))
    assert found["松江市水辺会議"] == {"lead"}
    assert found["島根大学"] == found["出雲商工会議所"] == found["宍道湖漁業協同組合"] == {"partner"}
    assert found["水運部会"] == found["景観部会"] == {"partner"}
    assert found["松江市水辺審議会"] == found["山陰環境大学"] == {"evaluator"}


@pytest.mark.parametrize("between", ["：", " … ", "　", "（会長：市長）　"])
def test_a_duty_may_stand_beside_the_council(between: str) -> None:
    found = told_roles(
        build_document(f"松江市水辺会議{between}達成状況を検証する", "【委員】島根大学", zone="organisation")
    )
    assert found == {"松江市水辺会議": {"evaluator"}, "島根大学": {"evaluator"}}


def test_what_stands_below_a_council_elsewhere_is_no_chart() -> None:
    found = told_roles(build_document("松江市水辺会議", "水辺の取組を推進する", zone="background"))
    assert found == {"松江市水辺会議": set()}


@pytest.mark.parametrize(
    ("heading", "label"), [("", "【構成団体】　"), ("", "構成："), ("８　推進体制\n\n", "【構成】\n")]
)
def test_a_council_above_the_list_of_its_members_is_lead(heading: str, label: str) -> None:
    lines = f"計画\n\n{heading}連携して進めます。\n\n松江水辺連携会議（仮称）\n{label}島根大学、出雲商工会\n"
    found = told_roles(outline(lines))
    assert found["松江水辺連携会議"] == {"lead"}
    assert found["島根大学"] == found["出雲商工会"] == {"partner"}


def test_a_list_without_a_label_is_not_taken_for_members() -> None:
    lines = ("松江市水辺会議", "達成状況を検証する", "島根大学と共同で調査を行う。", "【委員】出雲商工会議所")
    found = told_roles(build_document(*lines, zone="organisation"))
    assert found["島根大学"] == {"partner"}


@pytest.mark.parametrize(
    "told",
    [
        "施策の効果は、松江市水辺会議（以下「水辺会議」という。）が毎年度８月に検証します。水辺会議は、{of}で構成します。",
        "松江市水辺会議において進捗を評価する。水辺会議の委員は、{of}とする。",
        "評価は、外部の有識者でつくる松江市水辺会議が行います。水辺会議は、{of}で組織する。",
    ],
)
def test_members_of_a_council_that_an_earlier_sentence_has_review(told: str) -> None:
    found = told_roles(build_document(told.format(of="出雲商工会議所、山陰信用金庫及び公募の市民"), zone="vision"))
    assert found["出雲商工会議所"] == found["山陰信用金庫"] == {"evaluator"}


def test_members_of_a_council_that_carries_the_plan_out_are_partners() -> None:
    told = "松江市水辺会議を設置し、計画を推進する。水辺会議は、出雲商工会議所、山陰信用金庫で構成する。"
    assert told_roles(build_document(told))["山陰信用金庫"] == {"partner"}


REVIEWED = "有識者からなる松江市水辺会議が進捗を評価します。"


@pytest.mark.parametrize(
    "caption", ["松江市水辺会議の構成", "表２　松江市水辺会議　委員名簿", "松江市水辺会議委員（五十音順、敬称略）"]
)
def test_the_caption_of_a_table_without_header_names_the_council(caption: str) -> None:
    rows = (("学識", "島根大学"), ("金融", "山陰信用金庫"))
    inside = build_table((caption, ""), *rows)
    above = build_table(*rows, caption=caption)
    for document in (inside, above):
        assert told_roles(document)["山陰信用金庫"] == {"partner"}
    advised = build_table(*rows, caption=caption.replace("水辺会議", "水辺審議会"))
    assert told_roles(advised)["島根大学"] == told_roles(advised)["山陰信用金庫"] == {"evaluator"}


@pytest.mark.parametrize(
    "told",
    [
        "毎年９月に、松江市創生有識者会議で効果を検証します。有識者会議の構成は次のとおりです。",
        "松江市創生推進会議が効果を検証する。推進会議の委員は、以下のとおりとする。",
        "松江市総合計画審議会の構成員は、次のとおり。",
    ],
)
def test_a_list_that_a_paragraph_announces_goes_on_over_its_lines(told: str) -> None:
    lines = ("産：出雲森林組合、出雲商工会", "学：島根中央高等学校", "金：山陰信用金庫", "住民：松江市連合自治会")
    found = told_roles(build_document(told, *lines, "# 次の見出し", "島根大学"))
    members = ("出雲森林組合", "出雲商工会", "島根中央高等学校", "山陰信用金庫", "松江市連合自治会")
    assert [found[name] for name in members] == [{"evaluator"}] * 5
    assert found["島根大学"] == set()


def test_a_list_of_measures_that_a_paragraph_announces_has_no_members() -> None:
    found = told_roles(
        build_document("松江市総合計画審議会の意見は次のとおり。", "・山陰信用金庫の店舗", "・出雲商工会の建物")
    )
    assert found["山陰信用金庫"] == set()


def test_a_table_that_is_no_list_of_members_has_none() -> None:
    found = told_roles(build_table(("学識", "島根大学"), caption="松江市水辺審議会の開催状況"))
    assert found["島根大学"] == set()


def test_a_committee_that_judges_is_named_by_its_task() -> None:
    assert told_roles(build_document("評価は、行政と利害のない水辺検証委員会が行います。"))["水辺検証委員会"] == {
        "evaluator"
    }


def test_a_blank_line_parts_two_complete_names() -> None:
    text = "計画\n\n１　体制\n\n出雲市、宍道湖漁業協同組合\n\n水運部会　　景観部会\n"
    found = told_roles(outline(text))
    assert "宍道湖漁業協同組合" in found
    assert "宍道湖漁業協同組合水運部会" not in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("松江観光ガイドの会と協力し、講座を開きます。", {"松江観光ガイドの会"}),
        ("島根大学及びおおだ語り部の会と連携して、", {"島根大学", "おおだ語り部の会"}),
        ("里山の棚田を守る会との共催で", {"里山の棚田を守る会"}),
        ("市民の会と連携します。", set()),
        ("地域が支える会と連携します。", set()),
        ("観光ガイドの会を開きます。", set()),
    ],
)
def test_a_circle_without_legal_form_is_a_body_where_it_is_a_partner(text: str, found: set[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("松江市議会議員各位の御理解を賜り", {"松江市議会"}),
        ("松江市議会議員選挙の投票率", {"松江市"}),
        ("市政懇談会は、夜の部を設けます。", set()),
        ("島根県保護者と教師の会連合会、", {"島根県保護者と教師の会連合会"}),
        ("全ての特別支援学校に備えます。", set()),
        ("講習を出雲平野自動車学校に委託します。", {"出雲平野自動車学校"}),
    ],
)
def test_forms_of_names(text: str, found: set[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("sort", ["委員", "【委員】", "構成員"])
def test_a_stack_of_members_goes_on_over_the_words_that_sort_them(sort: str) -> None:
    stack = (
        "学識経験者",
        "島根大学",
        "教授",
        "副会長",
        "松江市連合自治会",
        sort,
        "出雲商工会",
        "会頭",
        "株式会社山陰銀行",
    )
    text = "\n".join(("計画", "", "資料編", "", "松江市総合計画審議会委員", "", *stack, "", "用語集", "浜田商工会の店"))
    found = told_roles(outline(text + "\n"))
    members = ("島根大学", "松江市連合自治会", "出雲商工会", "株式会社山陰銀行")
    assert [found[name] for name in members] == [{"evaluator"}] * 4
    assert "evaluator" not in found.get("浜田商工会", set())


NAMES = ("名寄市", "下川町", "標津町", "別海町")


@pytest.mark.parametrize("field", ["自治体", "実施自治体", "団体名"])
def test_what_every_case_lists_under_the_same_heading_carries_the_case_out(field: str) -> None:
    cases = "".join(
        f"## 事例{number}　{name}の共同化\n\n### ■{field}\n\n{bodies}\n\n### ■事業内容\n\n- {name}を共同で行う。\n\n"
        for number, name, bodies in ((1, "除雪", "名寄市、下川町"), (2, "給食", "標津町、別海町"))
    )
    found = told_roles(outline("# 広域連携の取組事例集\n\n" + cases, media_type="text/markdown"))
    assert {name: found[name] for name in NAMES} == {name: {"lead"} for name in NAMES}


def test_members_of_a_council_called_by_its_bare_name_have_the_role_of_the_one_named_before() -> None:
    text = """
    計画

    ６　計画の進行管理

    達成状況は、松江市水辺会議が毎年度６月に評価する。会議の委員は、学識経験者のほか、島根大学、出雲商工会議所及び宍道湖漁業協同組合の代表者である。
    """
    found = told_roles(outline(text))
    for name in ("松江市水辺会議", "島根大学", "出雲商工会議所", "宍道湖漁業協同組合"):
        assert found[name] == {"evaluator"}
