"""What the composed plans say: invented measures and indicators of real municipalities."""

from __future__ import annotations

from dataclasses import dataclass

# What measures are made of: the thing and the work.
_PARTS = (("説明会", "開催"), ("手引き", "作成"))


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, in pieces, so that it can be said as a noun or as a sentence.

    Attributes:
        object: What is worked on.
        work: What is done with it, a noun that する can follow.
    """

    object: str
    work: str

    def say(self, voice: str) -> str:
        """Return the measure as a noun, a polite sentence or a plain one."""
        if voice == "noun":
            return f"{self.object}の{self.work}"
        return f"{self.object}を{self.work}" + ("します。" if voice == "verb" else "する。")

    def parts(self, voice: str) -> tuple[str, ...]:
        """Return the smaller measures that this one is made of."""
        return tuple(Measure(f"{self.object}に向けた{thing}", work).say(voice) for thing, work in _PARTS)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that groups measures."""

    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with the value of fiscal 2023 and the one of fiscal 2029."""

    name: str
    unit: str
    start: float
    goal: float

    def steps(self) -> list[float]:
        """Return the values of fiscal 2025 to 2029, which end at the goal."""
        return [*(round(self.start + (self.goal - self.start) * step / 5, 1) for step in range(1, 5)), self.goal]


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar with its measures, indicators and bodies."""

    title: str
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A plan without its form."""

    title: str
    issuer: str
    pillars: tuple[Pillar, ...]


CONTENTS = (
    Content(
        "養父市まち・ひと・しごと創生総合戦略",
        "養父市",
        (
            Pillar(
                "地域の資源を生かして仕事をつくる",
                (
                    Group(
                        "農業の担い手の確保",
                        (Measure("新規就農者向けの研修農場", "整備"), Measure("棚田を活用した酒米の契約栽培", "拡大")),
                    ),
                    Group(
                        "地場産業の振興",
                        (
                            Measure("町工場と高校生との共同開発", "支援"),
                            Measure("空き店舗を使った創業の場", "提供"),
                            Measure("但馬牛の新たな販路", "開拓"),
                        ),
                    ),
                ),
                (Indicator("新規就農者数", "人", 4, 15), Indicator("創業の相談を受けた件数", "件", 22, 60)),
                ("養父市", "養父市商工会"),
                ("兵庫県", "たじま農業協同組合"),
            ),
            Pillar(
                "新しい人の流れをつくる",
                (
                    Group(
                        "移住・定住の促進", (Measure("移住相談の窓口", "一元化"), Measure("空き家の改修費用", "助成"))
                    ),
                    Group(
                        "関係人口の拡大", (Measure("大学のゼミ合宿", "誘致"), Measure("ふるさと住民登録制度", "創設"))
                    ),
                ),
                (Indicator("移住世帯数", "世帯", 31, 55), Indicator("ふるさと住民の登録者数", "人", 120, 1500)),
                ("養父市",),
                ("豊岡市", "兵庫県立大学"),
            ),
            Pillar(
                "結婚・出産・子育ての希望をかなえる",
                (
                    Group(
                        "子育て環境の充実",
                        (
                            Measure("病児保育の受入施設", "増設"),
                            Measure("公園の遊具", "更新"),
                            Measure("子育て世代の交流拠点", "運営"),
                        ),
                    ),
                    Group(
                        "教育の魅力向上",
                        (
                            Measure("小規模校どうしの遠隔授業", "実施"),
                            Measure("地域の人材を講師とする課外教室", "開催"),
                        ),
                    ),
                ),
                (Indicator("子育て支援に満足する保護者の割合", "%", 58.4, 75), Indicator("出生数", "人", 96, 110)),
                ("養父市", "養父市社会福祉協議会"),
                ("朝来市",),
            ),
        ),
    ),
    Content(
        "八女市環境基本計画",
        "八女市",
        (
            Pillar(
                "脱炭素型のまちづくり",
                (
                    Group(
                        "再生可能エネルギーの導入",
                        (
                            Measure("公共施設への太陽光発電設備", "設置"),
                            Measure("茶園の剪定枝を使うバイオマス燃料", "実証"),
                        ),
                    ),
                    Group("省エネルギーの徹底", (Measure("家庭の断熱改修", "支援"), Measure("街路灯のLED化", "完了"))),
                ),
                (
                    Indicator("市内の温室効果ガス排出量", "千t", 412, 280),
                    Indicator("太陽光発電を備えた公共施設数", "施設", 9, 24),
                ),
                ("八女市",),
                ("福岡県", "九州電力株式会社"),
            ),
            Pillar(
                "資源が循環するまちづくり",
                (
                    Group(
                        "ごみの減量",
                        (
                            Measure("生ごみ処理機の購入費", "補助"),
                            Measure("食品ロスの実態", "調査"),
                            Measure("事業所のごみ排出状況", "点検"),
                        ),
                    ),
                    Group("再資源化の推進", (Measure("小型家電の拠点回収", "拡充"), Measure("古着の回収日", "増設"))),
                ),
                (Indicator("一人一日当たりのごみ排出量", "g", 884, 790), Indicator("再資源化率", "%", 21.5, 30)),
                ("八女市", "八女西部広域事務組合"),
                ("八女市婦人会連絡協議会",),
            ),
            Pillar(
                "自然と共生するまちづくり",
                (
                    Group(
                        "森林の保全", (Measure("放置竹林の伐採", "推進"), Measure("森林環境譲与税による間伐", "実施"))
                    ),
                    Group(
                        "生物多様性の確保", (Measure("矢部川流域の生き物", "調査"), Measure("外来植物の駆除", "継続"))
                    ),
                ),
                (Indicator("間伐の実施面積", "ha", 310, 420), Indicator("自然観察会の参加者数", "人", 145, 300)),
                ("八女市", "福岡県八女森林組合"),
                ("筑後市",),
            ),
            Pillar(
                "環境を学び行動する人づくり",
                (
                    Group(
                        "環境学習の充実", (Measure("小学校への出前授業", "実施"), Measure("環境学習の指導者", "育成"))
                    ),
                    Group(
                        "協働の仕組みづくり",
                        (Measure("環境活動団体の交流会", "開催"), Measure("事業者との環境協定", "締結")),
                    ),
                ),
                (
                    Indicator("出前授業を受けた児童数", "人", 512, 900),
                    Indicator("環境協定を結んだ事業所数", "社", 6, 20),
                ),
                ("八女市",),
                ("久留米大学", "八女商工会議所"),
            ),
        ),
    ),
    Content(
        "気仙沼市地域福祉計画",
        "気仙沼市",
        (
            Pillar(
                "支え合う地域をつくる",
                (
                    Group(
                        "見守りの強化",
                        (Measure("郵便局や新聞店との見守り協定", "締結"), Measure("民生委員の訪問記録", "電子化")),
                    ),
                    Group(
                        "居場所づくり",
                        (
                            Measure("空き家を使った通いの場", "開設"),
                            Measure("こども食堂への食材", "提供"),
                            Measure("男性向けの料理教室", "開催"),
                        ),
                    ),
                ),
                (Indicator("通いの場の数", "か所", 41, 65), Indicator("見守り協定の締結団体数", "団体", 18, 30)),
                ("気仙沼市社会福祉協議会",),
                ("宮城県", "気仙沼商工会議所"),
            ),
            Pillar(
                "相談から支援につなぐ体制を整える",
                (
                    Group(
                        "包括的な相談の推進",
                        (Measure("断らない相談窓口", "設置"), Measure("関係機関との事例の検討", "定例化")),
                    ),
                    Group("権利擁護の推進", (Measure("市民後見人", "養成"), Measure("成年後見制度の広報", "強化"))),
                ),
                (Indicator("相談窓口の認知度", "%", 33.2, 60), Indicator("市民後見人の登録者数", "人", 7, 20)),
                ("気仙沼市",),
                ("南三陸町", "仙台弁護士会"),
            ),
            Pillar(
                "安心して暮らせる基盤を守る",
                (
                    Group("災害への備え", (Measure("個別避難計画", "作成"), Measure("福祉避難所の備蓄品", "更新"))),
                    Group("移動手段の確保", (Measure("離島航路の運賃", "助成"), Measure("住民主体の送迎活動", "支援"))),
                ),
                (
                    Indicator("個別避難計画の作成率", "%", 12.8, 80),
                    Indicator("送迎活動に取り組む団体数", "団体", 3, 12),
                ),
                ("気仙沼市", "大島汽船株式会社"),
                ("東北大学",),
            ),
        ),
    ),
)
