"""Forms of names: の and ・ inside, chapters and faculties, boards, cooperatives in hiragana, field offices."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from planextract.extract.bodies import find_bodies
from planextract.spans import fold
from tests.extract.actor_documents import HEADING, build_document


def names(text: str) -> list[str]:
    return [body.name for body in find_bodies(fold(text).text) if not body.generic]


def roles(sentence: str) -> dict[str, str]:
    mentions = extract_actors(build_document(HEADING + "１　取組", sentence))
    return {mention.name: mention.role for mention in mentions if not mention.generic}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("社会福祉法人杜の家と協定を締結する", "社会福祉法人杜の家"),
        ("一般社団法人星の郷広域観光協会を核に、宿泊を伸ばす", "一般社団法人星の郷広域観光協会"),
        (
            "協力：公益財団法人出雲・宍道湖コンベンションビューロー、",
            "公益財団法人出雲・宍道湖コンベンションビューロー",
        ),
        ("松江地域障害者就業・生活支援センターと連携し", "松江地域障害者就業・生活支援センター"),
        ("島根県事業承継・引継ぎ支援センターの助言を受け", "島根県事業承継・引継ぎ支援センター"),
        ("雲南市障がい者自立支援協議会に諮る", "雲南市障がい者自立支援協議会"),
        ("雲南市手をつなぐ育成会、", "雲南市手をつなぐ育成会"),
        ("島根県立こころの医療センターの医師", "島根県立こころの医療センター"),
        ("総務担当課長会で調整する", "総務担当課長会"),
        ("アドバイザリーボードの意見を聴く", "アドバイザリーボード"),
        ("くにびき農業協同組合に委託し", "くにびき農業協同組合"),
        ("いずもと農業協同組合、", "いずもと農業協同組合"),
        ("島根まほろば森林組合の", "島根まほろば森林組合"),
        ("協同組合くらよし木材団地が", "協同組合くらよし木材団地"),
        ("島根県歯科医師会出雲支部と", "島根県歯科医師会出雲支部"),
        ("全国健康保険協会島根支部、", "全国健康保険協会島根支部"),
        ("有害鳥獣被害対策実施隊に", "有害鳥獣被害対策実施隊"),
        ("一般社団法人湖の風まちづくり公社を中心に", "一般社団法人湖の風まちづくり公社"),
        ("公益社団法人しまね観光・コンベンション協会、", "公益社団法人しまね観光・コンベンション協会"),
        ("ＪＲ西日本山陰統括本部と", "JR西日本"),
        ("資料：国土地理院「面積調」", "国土地理院"),
    ],
)
def test_forms_of_names(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("四県知事・市長会談で合意した", "市長会"),
        ("第３回本部会議", "本部会"),
        ("分野別の検討部会を置く", "検討部会"),
        ("新しい森林組合を育てる", "新しい森林組合"),
        ("報告幹事会", "報告幹事会"),
        ("島根県西部総合事務所浜田保健所", "島根県西部総合事務所浜田保健所"),
        ("公益財団法人島根観光協会・松江センター", "公益財団法人島根観光協会・松江センター"),
    ],
)
def test_what_is_no_name(text: str, name: str) -> None:
    assert all(name not in found for found in names(text))


def test_a_faculty_and_a_branch_are_sections_of_their_body() -> None:
    text = "国立大学法人島根大学生物資源科学部及び株式会社ＫＴＲ松江支店と連携し"
    found = {body.name: body.unit for body in find_bodies(fold(text).text)}
    assert found == {"国立大学法人島根大学": "生物資源科学部", "株式会社KTR": "松江支店"}


def test_a_field_office_is_a_section_of_its_prefecture() -> None:
    found = {body.name: body.unit for body in find_bodies("島根県西部総合事務所浜田保健所と連携し")}
    assert found == {"島根県": "西部総合事務所浜田保健所"}


def test_the_body_of_a_chapter_is_another_name_of_it() -> None:
    mentions = extract_actors(build_document(HEADING + "１　取組", "島根県歯科医師会出雲支部の協力を得る。"))
    assert [(m.name, m.alias) for m in mentions] == [("島根県歯科医師会出雲支部", "島根県歯科医師会")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("友好交流を続ける長野県飯山市の収穫祭に出店する。", "飯山市"),
        ("雲南市及び安来市とは、森林の保全や観光の情報発信で連携する。", "安来市"),
        ("雲南市と設置する水道広域化研究会において料金を検討する。", "雲南市"),
        ("島根大学や出雲保健所を交えた協議の場を開く。", "出雲保健所"),
        ("出雲警察署及び出雲市社会福祉協議会との実務者会議を毎月開く。", "出雲警察署"),
    ],
)
def test_partners(sentence: str, name: str) -> None:
    assert roles(sentence)[name] == "partner"
