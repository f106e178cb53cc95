"""Invented plans of any size, and edits whose result is known.

A plan is a list of headings with numbered measures and bullets below them, all words drawn from lists, so that no two
items are alike by chance. Every edit touches an item of its own and says which row of the diff it must give.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any

from planextract.diff import compare
from planextract.records.change import PlanDiff
from planextract.records.plan import Plan
from tests.builders import EXTRACTOR


def split_words(text: str) -> list[str]:
    """Return the words of a list that is easier to read as text."""
    return text.split()


WHO = split_words("""
農業者 高齢者 子育て世帯 移住者 若手職員 中小企業 観光客 留学生 障がい者 自治会
消防団 保護者 商店主 林業者 漁業者 ボランティア 大学生 看護師 保育士 建設業者
退職者 通学者 外国人住民 地元金融機関 新聞社 鉄道会社 酒造組合 青年部 女性団体
民生委員 獣医師 図書委員 落語家 登山者 翻訳者 配達員 棟梁 研究員 茶農家 調理師
""")
WHAT = split_words("""
防災無線 保育園 図書館 空き家 特産品 公共交通 上下水道 森林 河川堤防 情報通信網
学校給食 救急体制 文化財 雪対策 太陽光発電 診療所 産業団地 農道 運動公園 博物館
温泉施設 バス路線 街路灯 電子申請 統計資料 相談窓口 奨学金 地域通貨 健康診断
放課後児童室 橋りょう 廃校舎 港湾 鳥獣被害 食育 伝統芸能 姉妹都市 婚活支援
在宅医療 認知症予防 市民農園 古民家 火葬場 消火栓 ため池 防風林 駐輪場 陶芸教室
星空観察 駅前広場 合唱祭 郷土資料 水防倉庫 製材所 種苗 道の駅 灯台 石垣
自転車道 桑畑 棚田 朝市 民話 検診車 献血 点字案内 手話講座 移動販売車 共同売店
雨水桝 融雪管 展望台 吊り橋 湧水 わさび田 竹林 養蚕 ガス管 公衆電話 掲示板
""")
HOW = split_words("""
更新 拡充 新設 一元化 点検 無償化 共同運営 見直し 周知 誘致 貸出し 保存 再編
試行 民間委託 耐震化 省力化 多言語化 集約 普及 撤去 緑化 舗装 記録 公募 表彰
増員 夜間開放 移転 塗装 実証 輸出 収集 展示 認証 研修 値下げ 予約制 可視化
複線化
""")
# A plan that used one frame only would have nothing in it to tell its items apart by.
FRAMES = (
    "{who}と連携した{a}及び{b}の{how}",
    "{a}を活かし、{who}による{b}の{how}",
    "{who}のための{a}の充実と{b}の{how}",
    "{b}における{a}の{how}への{who}の参加",
    "{how}を通じた{a}の魅力の発信と{who}向けの{b}",
)
# After so many draws, items may share more than one word: only plans far larger than the tests' come to that.
PATIENCE = 60
HEADS = split_words("""
安全 健康 学び 産業 環境 交流 行財政 くらし
""")
ENDS = split_words("""
推進します 進めます 行います 図ります 支援します
""")
Row = tuple[str, str, str | None, str | None]


class Words:
    """Draws phrases of which no two share more than one of their four words."""

    def __init__(self, random: Random) -> None:
        self._random, self._seen = random, set[frozenset[str]]()

    def clause(self) -> str:
        """Return a clause such as 「若手職員と連携した図書館及び朝市の再編」 that is new."""
        for _ in range(PATIENCE):
            who, (a, b), how = self._random.choice(WHO), self._random.sample(WHAT, 2), self._random.choice(HOW)
            twos = {frozenset(two) for two in combinations((who, a, b, how), 2)}
            if not twos & self._seen:
                break
        self._seen |= twos
        return self._random.choice(FRAMES).format(who=who, a=a, b=b, how=how)

    def sentence(self) -> str:
        """Return a statement; every third has a number."""
        number = f"{self._random.randint(2, 90)}か所で" if self._random.random() < 0.34 else ""
        return f"{number}{self.clause()}を{self._random.choice(ENDS)}。"


@dataclass(slots=True)
class Item:
    """A heading or bullet of an invented plan."""

    key: int
    text: str
    marker: str | None
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Sketch:
    """An invented plan that can still be edited."""

    pillars: list[Item]
    kpis: list[dict[str, Any]]
    words: Words
    next_key: int = 0

    def bullets(self) -> Iterator[tuple[Item, Item]]:
        """Yield every (measure, bullet)."""
        for pillar in self.pillars:
            for measure in pillar.children:
                yield from ((measure, bullet) for bullet in measure.children)


def invent(actions: int, seed: int) -> Sketch:
    """Return a plan with about so many actions."""
    random = Random(seed)  # noqa: S311 - invents texts, guards nothing
    words = Words(random)
    sketch = Sketch([], [], words)
    while sum(1 for _ in sketch.bullets()) < actions:
        number = len(sketch.pillars) + 1
        pillar = _item(sketch, f"{random.choice(HEADS)}と{words.clause()}のまち", str(number))
        for place in range(random.randint(2, 4)):
            measure = _item(sketch, f"{words.clause()}の促進", f"（{place + 1}）")
            measure.children = [_item(sketch, words.sentence(), "・") for _ in range(random.randint(2, 6))]
            pillar.children.append(measure)
            target = random.randint(20, 900)
            kpi = {"name": f"{words.clause()}の件数", "unit": "件", "measure": measure.key, "value": target}
            sketch.kpis.append(kpi)
        sketch.pillars.append(pillar)
    return sketch


def _item(sketch: Sketch, text: str, marker: str) -> Item:
    sketch.next_key += 1
    return Item(sketch.next_key, text, marker)


def to_plan(sketch: Sketch, plan_id: str) -> Plan:
    """Return the record of an invented plan; each item is a line of its text."""
    return Writer(plan_id).write(sketch)


class Writer:
    """Writes an invented plan as a record."""

    def __init__(self, plan_id: str) -> None:
        self._id, self._at = plan_id, 0
        self.plain: dict[str, list[dict[str, Any]]] = {"pillars": [], "actions": [], "kpis": []}

    def write(self, sketch: Sketch) -> Plan:
        measures: dict[int, dict[str, str | None]] = {}
        for pillar in sketch.pillars:
            top = self._add("pillars", pillar.text, pillar.key, number=pillar.marker, title=pillar.text)
            for item in pillar.children:
                self._add_action(item, top, None, measures)
        for number, kpi in enumerate(sketch.kpis):
            evidence = self._prove(kpi["name"])
            targets = [{"value": kpi["value"], "at": None, "basis": "level", "evidence": evidence}]
            self._add(
                "kpis",
                kpi["name"],
                number,
                name=kpi["name"],
                unit=kpi["unit"],
                targets=targets,
                **measures[kpi["measure"]],
            )
        source = {"name": f"{self._id}.txt", "media_type": "text/plain", "bytes": 1}
        source["sha256"] = hashlib.sha256(json.dumps(self.plain).encode()).hexdigest()
        document = {"id": self._id, "title": "みどり市計画", "kind": "unknown", "status": "final", "source": source}
        return Plan.model_validate_json(json.dumps({"document": document, "extractor": EXTRACTOR, **self.plain}))

    def _add_action(
        self, item: Item, pillar: str, parent: str | None, measures: dict[int, dict[str, str | None]]
    ) -> None:
        fields = {"pillar": pillar, "parent": parent, "marker": item.marker, "text": item.text}
        own = self._add("actions", item.text, item.key, **fields)
        measures[item.key] = {"pillar": pillar, "action": own}
        for child in item.children:
            self._add_action(child, pillar, own, measures)

    def _add(self, kind: str, quote: str, key: int, **fields: Any) -> str:  # noqa: ANN401 - fields of any record
        digest = hashlib.sha256(f"{self._id}{kind}{key}".encode()).hexdigest()[:12]
        own = f"{kind[0].upper()}-{digest}"
        common = {"id": own, "rule": "test.rule", "confidence": {"grade": "high"}, "evidence": self._prove(quote)}
        self.plain[kind].append(common | fields)
        return own

    def _prove(self, quote: str) -> list[dict[str, Any]]:
        start, self._at = self._at, self._at + len(quote) + 1
        return [{"page": 1, "start": start, "end": start + len(quote), "quote": quote}]


@dataclass(slots=True)
class Edited:
    """A plan, its edited copy, and the rows that the diff must have."""

    old: Sketch
    new: Sketch
    rows: list[Row] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def edit(sketch: Sketch, names: list[str], seed: int) -> Edited:
    """Apply edits by name, each to an item of its own; those for which no item is left are passed over."""
    random = Random(seed)  # noqa: S311 - chooses edits, guards nothing
    words = sketch.words
    edited = Edited(deepcopy(sketch), deepcopy(sketch))
    for name in names:
        EDITS[name](edited, random, words)
    return edited


def _pick(edited: Edited, random: Random, *, fits: Callable[[str], bool] = bool) -> tuple[Item, Item] | None:
    free = [(m, b) for m, b in edited.new.bullets() if b.key not in edited.touched and fits(b.text)]
    # A measure keeps at least one bullet that nobody touched: an emptied heading is another story.
    free = [(m, b) for m, b in free if sum(x.key not in edited.touched for x in m.children) > 1]
    if not free:
        return None
    measure, bullet = random.choice(free)
    edited.touched.add(bullet.key)
    return measure, bullet


def _insert(edited: Edited, random: Random, words: Words) -> None:
    measure, _ = random.choice(list(edited.new.bullets()))
    edited.new.next_key += 1
    item = Item(10_000 + edited.new.next_key, words.sentence(), "・")
    edited.touched.add(item.key)
    measure.children.insert(random.randint(0, len(measure.children)), item)
    edited.rows.append(("added", "action", None, item.text))


def _delete(edited: Edited, random: Random, _: Words) -> None:
    if found := _pick(edited, random):
        measure, bullet = found
        measure.children.remove(bullet)
        edited.rows.append(("removed", "action", bullet.text, None))


def _rename(edited: Edited, random: Random, _: Words) -> None:
    if found := _pick(edited, random):
        bullet = found[1]
        before = bullet.text
        word = next(word for word in HOW if word in before)
        bullet.text = before.replace(word, random.choice([other for other in HOW if other != word]), 1)
        edited.rows.append(("changed", "action", before, bullet.text))


def _change_number(edited: Edited, random: Random, _: Words) -> None:
    if found := _pick(edited, random, fits=lambda text: text[0].isdigit()):
        bullet = found[1]
        before = bullet.text
        bullet.text = f"{random.randint(100, 900)}か所で" + before.partition("か所で")[2]
        edited.rows.append(("changed", "action", before, bullet.text))


def _change_target(edited: Edited, random: Random, _: Words) -> None:
    free = [kpi for kpi in edited.new.kpis if not kpi.get("touched")]
    if free:
        kpi = random.choice(free)
        kpi["value"] += random.choice([-7, 13])
        kpi["touched"] = True
        edited.rows.append(("changed", "kpi", kpi["name"], kpi["name"]))


def _move(edited: Edited, random: Random, _: Words) -> None:
    if found := _pick(edited, random):
        measure, bullet = found
        others = [m for p in edited.new.pillars for m in p.children if m is not measure]
        measure.children.remove(bullet)
        random.choice(others).children.append(bullet)
        edited.rows.append(("moved", "action", bullet.text, bullet.text))


def _renumber(edited: Edited, random: Random, _: Words) -> None:
    last = [p.children[-1] for p in edited.new.pillars if p.children[-1].key not in edited.touched]
    if last:
        measure = random.choice(last)
        edited.touched.add(measure.key)
        measure.marker = "（9）"
        edited.rows.append(("renumbered", "action", measure.text, measure.text))


def _split(edited: Edited, random: Random, words: Words) -> None:
    if found := _pick(edited, random):
        measure, bullet = found
        first, second = words.clause(), words.clause()
        old = next(b for _, b in edited.old.bullets() if b.key == bullet.key)
        old.text, bullet.text = f"{first}を推進し、{second}を支援します。", f"{first}を推進します。"
        part = Item(20_000 + bullet.key, f"{second}を支援します。", "・")
        edited.touched.add(part.key)
        measure.children.insert(measure.children.index(bullet) + 1, part)
        edited.rows += [("split", "action", old.text, text) for text in (bullet.text, part.text)]


def _merge(edited: Edited, random: Random, words: Words) -> None:
    if found := _pick(edited, random):
        bullet = found[1]
        first, second = words.clause(), words.clause()
        measure, old = next((m, b) for m, b in edited.old.bullets() if b.key == bullet.key)
        old.text, bullet.text = f"{first}を推進します。", f"{first}を推進し、{second}を支援します。"
        part = Item(30_000 + bullet.key, f"{second}を支援します。", "・")
        measure.children.insert(measure.children.index(old) + 1, part)
        edited.rows += [("merged", "action", text, bullet.text) for text in (old.text, part.text)]


EDITS: dict[str, Callable[[Edited, Random, Words], None]] = {
    "insert": _insert,
    "delete": _delete,
    "rename": _rename,
    "number": _change_number,
    "target": _change_target,
    "move": _move,
    "renumber": _renumber,
    "split": _split,
    "merge": _merge,
}


def compare_edited(edited: Edited) -> PlanDiff:
    """Compare an invented plan with its edited copy."""
    return compare(to_plan(edited.old, "plan/r6"), to_plan(edited.new, "plan/r8"))


def rows_of(diff: PlanDiff) -> list[Row]:
    """Return the rows of a diff in the form in which edits announce theirs."""
    return [(c.op, c.kind, c.old.text if c.old else None, c.new.text if c.new else None) for c in diff.changes]


def f1(found: list[Row], wanted: list[Row]) -> float:
    """Return the harmonic mean of precision and recall of rows."""
    rest, hits = list(wanted), 0
    for row in found:
        if row in rest:
            rest.remove(row)
            hits += 1
    return 2 * hits / (len(found) + len(wanted)) if found or wanted else 1.0
