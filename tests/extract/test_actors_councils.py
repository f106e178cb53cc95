"""Members of councils below a caption or in brackets, joint doers, and what a sentence makes of a partner."""

from __future__ import annotations

import pytest

from planextract.document import Document
from planextract.extract.actors import extract_actors
from tests.extract.actor_documents import build_document


def roles(document: Document) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract_actors(document):
        if not mention.generic and mention.name:
            found.setdefault(mention.name, set()).add(mention.role)
    return {name: said - {"mentioned"} for name, said in found.items()}


def measure(text: str) -> dict[str, set[str]]:
    return roles(build_document("# 施策", text, zone="measures"))


@pytest.mark.parametrize(
    "caption", ["松江市環境連携会議の構成", "松江市環境連携会議　委員", "【松江市環境連携会議の構成団体】"]
)
def test_lines_below_the_caption_of_a_council_are_its_members(caption: str) -> None:
    lines = (caption, "島根大学　教授", "島根県、出雲市", "公募委員　２名")
    found = roles(build_document("# 推進体制", *lines, zone="organisation"))
    assert found["島根大学"] == found["島根県"] == found["出雲市"] == {"partner"}


def test_members_of_a_reviewing_council_are_evaluators_and_stand_for_their_sections() -> None:
    said = "松江市環境連携会議を毎年７月に開き、目標の達成状況を検証する。"
    lines = ("松江市環境連携会議　委員", "島根大学　教授", "島根県東部県民センター　所長", "松江市")
    found = roles(build_document("# 推進体制", said, *lines, zone="organisation"))
    assert found["松江市環境連携会議"] == found["島根大学"] == {"evaluator"}
    assert found["松江市"] == set()


def test_a_section_of_a_prefecture_sits_on_a_reviewing_council() -> None:
    lines = ("松江市評価委員会の構成", "島根県東部福祉事務所　所長")
    assert roles(build_document("# 推進体制", *lines, zone="organisation"))["島根県"] == {"evaluator"}


def test_a_sentence_ends_a_list_of_members() -> None:
    lines = ("松江市評価委員会の構成", "島根大学", "出雲市の例を見る。", "安来商工会議所")
    found = roles(build_document("# 体制", *lines))
    assert (found["島根大学"], found["安来商工会議所"]) == ({"evaluator"}, set())


def test_members_in_brackets_behind_a_council_share_its_task() -> None:
    text = "毎年５月に開く松江市健康協議会（島根大学、松江警察署、出雲医師会ほか８団体）に報告し、評価を受けます。"
    assert set(map(frozenset, roles(build_document(text)).values())) == {frozenset({"evaluator"})}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("・松江市と安来市、飯南町の２市１町で、移住の相談会を毎年開催する。", "飯南町", "partner"),
        ("・島根大学、鳥取県米子市など、湖でつながる大学や自治体との交流を進める。", "米子市", "partner"),
        ("・出雲病院と雲南病院の間で検査の画像を見られる仕組みを整備する。", "雲南病院", "partner"),
        ("・出雲市社会福祉協議会に、夜も通じる電話の窓口を置きます。", "出雲市社会福祉協議会", "partner"),
        ("・島根県立出雲高等学校に学びのコーディネーターを配置する。", "島根県立出雲高等学校", "partner"),
        ("・島根県立大学の学生と市民が学び合う場を開く。", "島根県立大学", "partner"),
        ("・出雲農林高等学校の農場で実証する。", "出雲農林高等学校", "partner"),
        ("・出雲農林高等学校など近くの高等学校において、出前授業を行う。", "出雲農林高等学校", "partner"),
        ("・島根大学病院が派遣する看護師により、相談を行います。", "島根大学病院", "partner"),
        ("・出雲バス株式会社と一畑交通株式会社は、改正に合わせて接続を調整する。", "出雲バス株式会社", "lead"),
        ("・「いずも若者会議（仮称）」を設置し、委員を募る。", "いずも若者会議", None),
        ("プランの推進は、山陰未来会議（事務局：島根県地域振興課）が担う。", "山陰未来会議", "lead"),
        ("高校生でつくる「みらい点検委員会」が進み具合を採点し、公表する。", "みらい点検委員会", "evaluator"),
    ],
)  # fmt: skip
def test_what_a_sentence_makes_of_a_body(text: str, name: str, role: str | None) -> None:
    assert measure(text)[name] == ({role} if role else set())


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("・図書の巡回事業（教育委員会）", "教育委員会", "lead"),
        ("安来市及び出雲市は、駅の待合所に案内の画面を設置する。", "安来市", "lead"),
        ("安来市は、駅の待合所に案内の画面を設置した。", "安来市", None),
        ("・島根県立出雲農林高等学校の生徒と開発する。", "島根県立出雲農林高等学校", "partner"),
        ("施策を進めるため、松江市推進会議（議長：市長）を設けます。", "松江市推進会議", "lead"),
    ],
)
def test_who_acts_by_name_alone(text: str, name: str, role: str | None) -> None:
    assert measure(text)[name] == ({role} if role else set())


def test_what_is_reported_to_an_assembly_makes_no_reviewer_of_it() -> None:
    found = roles(build_document("# 評価の方法", "・松江市議会に年１回報告", zone="evaluation"))
    assert found["松江市議会"] == set()
