"""Invented plans in any number, each with the answers that a reader would give: the same seed, the same plans.

    python benchmarks/plans.py FOLDER --count 1000 [--seed 1] [--pillars 3]

writes one text file per plan, in folders of a hundred, and beside the folder `FOLDER.answers.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOWNS = (
    "鶴岡市",
    "酒田市",
    "新庄市",
    "寒河江市",
    "上山市",
    "村山市",
    "長井市",
    "天童市",
    "東根市",
    "尾花沢市",
    "南陽市",
)
THEMES = (
    "関係人口",
    "子育て支援",
    "地域産業",
    "公共交通",
    "防災",
    "健康づくり",
    "デジタル化",
    "脱炭素",
    "文化財",
    "農林業",
)
GOALS = ("を広げる", "を支える", "を強くする", "を次の世代につなぐ", "の基盤を整える")
PARTNERS = ("山形大学", "商工会議所", "社会福祉協議会", "観光協会", "農業協同組合", "自治会", "県", "地域住民")
DEEDS = (
    "相談窓口を設置する", "交流会を毎年開催する", "補助制度を創設する", "人材を育成する", "実証事業を行う",
    "情報を発信する", "施設を改修する", "見守り活動を進める", "研修を実施する", "計画的に更新する",
)  # fmt: skip
PLACES = ("駅前", "中心市街地", "中山間地域", "港周辺", "旧小学校", "各地区", "図書館", "市役所")
MEASURES = (
    ("相談件数", "件"), ("参加者数", "人"), ("移住者数", "人"), ("利用率", "％"), ("設置箇所数", "箇所"),
    ("認定事業者数", "社"), ("満足度", "％"), ("売上高", "百万円"),
)  # fmt: skip
PILLARS, ACTIONS, KPIS = 3, 4, 2
PER_FOLDER = 100


@dataclass(frozen=True)
class Invented:
    """One plan.

    Attributes:
        name: File name, with its folder.
        text: What stands in it.
        answers: What is to be found: title, pillars, actions, and per KPI name, unit, baseline and target.
    """

    name: str
    text: str
    answers: dict[str, object]


def invent_plans(count: int, *, seed: int = 1, size: int = PILLARS) -> Iterator[Invented]:
    """Yield so many plans."""
    for number in range(count):
        yield invent_plan(number, seed=seed, size=size)


def invent_plan(number: int, *, seed: int = 1, size: int = PILLARS) -> Invented:
    """Return one plan; its number, the seed and the number of its pillars decide everything in it."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - repeatable, not secret
    town, year = chance.choice(TOWNS), chance.randint(5, 8)
    title = f"第{number % 9 + 1}次{town}{chance.choice(THEMES)}計画"
    lines = [
        title,
        f"令和{year}年３月　{town}",
        "",
        "第１章　計画期間",
        f"令和{year}年度から令和{year + 4}年度まで",
        "",
    ]
    lines += ["第２章　基本目標", ""]
    pillars, actions, kpis = [], [], []
    for place, theme in enumerate(chance.sample(THEMES, size), 1):
        pillar = theme + chance.choice(GOALS)
        pillars.append(pillar)
        lines += [f"{place}　{pillar}"]
        for item in range(1, ACTIONS + 1):
            heading = f"{chance.choice(PLACES)}における{theme}事業{item}の推進"
            deed = f"{town}は{chance.choice(PARTNERS)}と連携し、{chance.choice(PLACES)}で{chance.choice(DEEDS)}。"
            actions += [heading, deed]
            lines += [f"（{item}）{heading}", f"・{deed}"]
        lines += ["【重要業績評価指標（KPI）】"]
        for name, unit in chance.sample(MEASURES, KPIS):
            full, low = f"{theme}に関する{name}", chance.randint(10, 90)
            high = low + chance.randint(5, 200)
            kpis.append({"name": full, "unit": unit, "baseline": low, "target": high})
            lines += [f"・{full}：{low}{unit}（令和{year - 1}年度）→{high}{unit}（令和{year + 4}年度）"]
        lines += [""]
    answers: dict[str, object] = {"title": title, "pillars": pillars, "actions": actions, "kpis": kpis}
    return Invented(f"{number // PER_FOLDER:04d}/plan{number:06d}.txt", "\n".join(lines) + "\n", answers)


def write_plans(folder: Path, count: int, *, seed: int = 1, size: int = PILLARS) -> None:
    """Write plans and, beside the folder, their answers."""
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.answers.jsonl").open("w", encoding="utf-8") as answers:
        for plan in invent_plans(count, seed=seed, size=size):
            path = folder / plan.name
            path.parent.mkdir(exist_ok=True)
            path.write_text(plan.text, "utf-8", newline="\n")
            answers.write(json.dumps({"name": plan.name} | plan.answers, ensure_ascii=False) + "\n")


def main() -> None:
    """Write plans."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pillars", type=int, default=PILLARS, help="per plan, each with four actions and two KPIs")
    choice = parser.parse_args()
    write_plans(choice.folder, choice.count, seed=choice.seed, size=choice.pillars)


if __name__ == "__main__":
    main()
