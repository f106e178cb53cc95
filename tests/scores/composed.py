"""Plans put together from conventions: every way of printing headings, bullets, indicators and bodies with every other.

What a plan says is fixed (`CONTENTS`), so the answer is known whatever it looks like; how it is printed is chosen per
factor (`CONVENTIONS`). Only what an office would print in one document is put together (`may_go_together`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planextract.evaluate.gold import GoldPlan
from planextract.records.plan import Plan
from tests.scores import composed_forms as forms
from tests.scores.composed_contents import CONTENTS, Content, Indicator, Measure, Pillar
from tests.scores.composed_kpis import COLUMNS, EVERY_YEAR, KPIS, SAID, TABLES, Style, tell_gold
from tests.scores.conversions import CONVERSIONS

# A factor's level by the factor's name.
Choice = Mapping[str, str]
CONVENTIONS: Mapping[str, Sequence[str]] = {
    "dress": forms.DRESSES,
    "front": tuple(forms.FRONTS),
    "pillar": tuple(forms.PILLARS),
    "group": tuple(forms.GROUPS),
    "leaf": tuple(forms.LEAVES),
    "deep": tuple(forms.DEEP),
    "label": tuple(forms.LABELS),
    "lead": tuple(forms.LEADS),
    "noise": tuple(forms.NOISE),
    "around": tuple(forms.AROUND),
    "period": tuple(forms.PERIODS),
    "actors": tuple(forms.ACTORS),
    "kpi": tuple(KPIS),
    "caption": tuple(forms.CAPTIONS),
    "header": tuple(forms.HEADERS),
    "years": tuple(forms.YEARS),
    "unit": ("cell", "name", "column"),
    "said": tuple(SAID),
    "columns": COLUMNS,
    "place": ("front", "behind", "group", "end"),
    "order": ("printed", "shuffled", "listed_first"),
    "voice": ("noun", "verb", "plain_verb"),
    "converted": ("none", "part_all", "part_none", "wrap_37", "number_pages", "widen", "narrow"),
}
# Levels that many offices use: where only one factor is looked at, the others have these.
USUAL: Choice = {
    "dress": "text", "front": "plain",
    "pillar": "aim", "group": "bracket", "leaf": "dot", "deep": "none", "label": "none",
    "lead": "none", "noise": "none", "around": "none", "period": "colon", "actors": "none", "kpi": "spaced",
    "caption": "lenticular", "header": "plain", "years": "era", "unit": "cell", "said": "plain", "columns": "plain",
    "place": "front", "order": "printed", "voice": "verb", "converted": "none",
}  # fmt: skip
_SIGNS = frozenset("■□○●◎◆◇➢✓▪-")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# Marks of the title, of pillars, of groups and of labels and captions. Converters that go by type sizes give two of
# them one mark, writers set labels in bold, and others leave levels out.
_LEVELS = {
    "markdown": ("# ", "## ", "### ", "#### "),
    "flat_markdown": ("## ",) * 4,
    "half_flat": ("# ", "## ", "### ", "### "),
    "upper_flat": ("# ", "## ", "## ", "### "),
    "bold_labels": ("# ", "## ", "### ", "**"),
    "skipped": ("# ", "### ", "##### ", "**"),
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A plan put together.

    Attributes:
        text: As it is printed.
        suffix: Of the file that holds it.
        gold: The answer, as a gold file has it.
    """

    text: str
    suffix: str
    gold: dict[str, Any]


def choose(count: int, seed: int = 1) -> Iterator[tuple[Content, Choice]]:
    """Draw contents and conventions, the same ones for the same seed.

    Args:
        count: How many.
        seed: Of the draw.
    """
    draw = random.Random(seed)  # noqa: S311 - a draw of test cases
    done = 0
    while done < count:
        choice = {factor: draw.choice(levels) for factor, levels in CONVENTIONS.items()}
        if may_go_together(choice):
            yield CONTENTS[done % len(CONTENTS)], choice
            done += 1


def vary(factor: str, level: str) -> Choice:
    """Return the usual conventions but for one factor."""
    return {**USUAL, factor: level}


def may_go_together(choice: Choice) -> bool:
    """Tell whether an office would print these conventions in one document, and a reader could tell what is what."""
    pillar, group, leaf = forms.PILLARS[choice["pillar"]], forms.GROUPS[choice["group"]], forms.LEAVES[choice["leaf"]]
    around, deep = forms.AROUND[choice["around"]], forms.DEEP[choice["deep"]]
    label = forms.LABELS[choice["label"]]
    kinds = [_kind(one) for one in (pillar, group, leaf, deep, around[0].replace("１", "{N}") if around else "") if one]
    numbered = not choice["pillar"].startswith("sign")
    marked = choice["leaf"] not in {"plain", "circled"}
    levels = [line[:1] for line in (pillar, group, leaf, deep, *around[:1]) if line]
    others = [line[:1] for line in (*forms.ACTORS[choice["actors"]], label) if line]
    others += [line[:1] for line in (forms.CAPTIONS[choice["caption"]], *forms.NOISE[choice["noise"]])]
    # A list of bodies, of challenges or of indicators has its own heading, so its bullets may be those of measures.
    heads = [sign for sign in levels if sign != "・"]
    return (
        len(set(kinds)) == len(kinds)
        and not set(heads) & set(others) & _SIGNS
        and not (choice["group"].startswith("head") and group[:1] in others)
        # Challenges and measures with one bullet, and no heading between them: only their sense tells them apart.
        and not (leaf.startswith("・") and choice["noise"] == "issues" and group + forms.LABELS[choice["label"]] == "")
        and (numbered or (choice["order"] == "printed" and "{p" not in group.lower() and bool(group)))
        and (bool(group) or (marked and choice["place"] != "group"))
        # Without a heading of their own, measures and sentences behind challenges or figures read as part of these.
        and (bool(group) or not (choice["noise"] != "none" and choice["lead"] != "none"))
        and (bool(group or label) or (choice["noise"] == "none" and choice["place"] != "front"))
        and not (choice["leaf"] == "plain" and (choice["voice"] == "noun" or deep))
        and not (choice["group"] == "direction" and not choice["pillar"].startswith(("aim", "strategy")))
        and not (around and choice["pillar"] == "chapter")
        and not (around and choice["dress"] == "flat_markdown")
        and not (choice["around"] == "roman" and choice["pillar"].startswith("roman"))
        and not (choice["dress"] != "text" and choice["converted"].startswith("wrap"))
        and not (choice["kpi"] == "two_lines" and "○" in levels)
        and (choice["said"] in EVERY_YEAR or "yearly" not in choice["kpi"])
        and (choice["columns"] == "plain" or choice["kpi"] in TABLES)
        and not (choice["columns"] == "two_rows" and choice["kpi"] == "cells")
        # A reflow runs lines together that no mark begins; where one ends nobody can tell any more.
        and not (choice["kpi"] in {"line", "arrow_gap"} and choice["converted"].startswith("wrap"))
        and not (choice["dress"] in _LEVELS and choice["deep"] == "indented")
        # Only Markdown nests by blanks alone, and has stars for bullets.
        and (choice["dress"] in _LEVELS or not (choice["deep"].startswith("nested") or leaf.startswith(("*", "- （"))))
    )


def _kind(form: str) -> str:
    """Return what tells a level's marker from that of another level."""
    for name in ("{c}", "{a}", "{r}", "{k}"):
        if name in form:
            return name + form[: form.index(name)].strip("（- ")
    if "{p" in form.lower():
        return "path"
    if "{n" in form.lower():
        return "number " + form[: form.lower().index("{n")].replace("(", "（")
    return form[:2] if form.startswith("　") else form[:1]


def compose(content: Content, choice: Choice) -> Composed:
    """Print a plan in chosen conventions.

    Args:
        content: What it says.
        choice: How it is printed, the level of every factor.
    """
    printer = Printer(content, choice)
    printer.run()
    text = "\n".join(printer.lines) + "\n"
    if choice["converted"] != "none":
        text = CONVERSIONS[choice["converted"]](text)
    return Composed(text, ".md" if choice["dress"] != "text" or "piped" in choice["kpi"] else ".txt", printer.gold)


@dataclass(slots=True)
class Printer:
    """Prints a plan line by line, and writes its gold.

    Attributes:
        content: What it says.
        choice: How it is printed.
        lines: What is printed so far.
        gold: The answer so far.
    """

    content: Content
    choice: Choice
    lines: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)

    def run(self) -> None:
        """Print the whole plan."""
        content, choice = self.content, self.choice
        self.gold = {
            "doc": "composed", "title": content.title, "issuers": [content.issuer], "status": "final",
            "period": {"start": "2025-04-01", "end": "2030-03-31"},
            "pillars": [{"id": f"P{n}", "title": one.title} for n, one in enumerate(content.pillars, 1)],
            "actions": [], "kpis": [], "actors": self._find_actors(), "dates": [],
        }  # fmt: skip
        before, during, after = forms.AROUND[choice["around"]] or ("", "", "")
        self._print_front()
        self.lines += ["", *forms.PERIODS[choice["period"]], ""]
        if before:
            self.head(1, before)
            self.lines += [*forms.BEFORE, ""]
            self.head(1, during)
        order = list(enumerate(content.pillars, 1))
        if choice["order"] == "listed_first":
            self.lines += [*(_fill(forms.PILLARS[choice["pillar"]], n, n, pillar.title) for n, pillar in order), ""]
        if choice["order"] == "shuffled":
            order[1], order[2] = order[2], order[1]
        for n, pillar in order:
            self._print_pillar(n, pillar)
        if choice["place"] == "end":
            self.lines.append("")
            self._print_indicators(3, [one for pillar in content.pillars for one in pillar.indicators])
        if after:
            self.lines.append("")
            self.head(1, after)
            self.lines += forms.AFTER

    def _print_front(self) -> None:
        """Print the title, what stands with it, and the contents with their pages."""
        for line in forms.FRONTS[self.choice["front"]]:
            if line == "{c}":
                for n, pillar in enumerate(self.content.pillars, 1):
                    heading = _fill(forms.PILLARS[self.choice["pillar"]], n, n, pillar.title)
                    self.lines.append(f"{heading} ……………… {3 * n}")
            elif line.startswith("{t}"):
                self.head(0, line.format(t=self.content.title))
                if "（案）" in line:
                    self.gold |= {"title": line.format(t=self.content.title), "status": "draft"}
            else:
                self.lines.append(line.format(t=self.content.title, i=self.content.issuer))

    def _find_actors(self) -> list[dict[str, Any]]:
        roles: dict[str, set[str]] = {self.content.issuer: {"author", "lead"}}
        if self.choice["actors"] != "none":
            for pillar in self.content.pillars:
                for role, names in (("lead", pillar.leads), ("partner", pillar.partners)):
                    for name in names:
                        roles.setdefault(name, set()).add(role)
        return [{"name": name, "roles": sorted(held)} for name, held in roles.items()]

    def head(self, level: int, text: str) -> None:
        """Print a heading.

        Args:
            level: 0 for the title, 1 for pillars, 2 for groups, 3 for labels and captions.
            text: Its words.
        """
        dress = self.choice["dress"]
        if dress in _LEVELS:
            mark = _LEVELS[dress][level]
            self.lines += ["", mark + text + mark.strip() * (mark == "**"), ""]
        elif dress == "bold" and level:
            self.lines.append(f"**{text}**")
        else:
            self.lines.append(text)

    def _print_pillar(self, n: int, pillar: Pillar) -> None:
        choice = self.choice
        self.lines.append("")
        self.head(1, _fill(forms.PILLARS[choice["pillar"]], n, n, pillar.title))
        self.lines += forms.NOISE[choice["noise"]]
        if choice["place"] == "front":
            self._print_indicators(3, pillar.indicators)
        if forms.GROUPS[choice["group"]]:
            for m, group in enumerate(pillar.groups, 1):
                self.head(2, _fill(forms.GROUPS[choice["group"]], m, n, group.title))
                parent = self._add_action(group.title, n, None)
                self._print_measures(n, group.title, group.measures, parent)
                if choice["place"] == "group":
                    self._print_indicators(3, pillar.indicators[m - 1 : m])
        else:
            measures = tuple(measure for group in pillar.groups for measure in group.measures)
            self._print_measures(n, pillar.title, measures, None)
        for line in forms.ACTORS[choice["actors"]]:
            self.lines.append(line.format(lead="、".join(pillar.leads), partner="、".join(pillar.partners)))
        if choice["place"] == "behind":
            self._print_indicators(3, pillar.indicators)

    def _print_measures(self, pillar: int, title: str, measures: Sequence[Measure], parent: str | None) -> None:
        choice = self.choice
        for sentence in forms.LEADS[choice["lead"]]:
            self.lines.append(sentence.format(t=title))
            if choice["lead"] == "does":
                self._add_action(self.lines[-1], pillar, parent)
        if forms.LABELS[choice["label"]]:
            self.head(3, forms.LABELS[choice["label"]])
        for count, measure in enumerate(measures, 1):
            text = measure.say(choice["voice"])
            self.lines.append(_fill(forms.LEAVES[choice["leaf"]], count, pillar, text))
            above = self._add_action(text, pillar, parent)
            if forms.DEEP[choice["deep"]] and count == 1:
                for m, part in enumerate(measure.parts(choice["voice"]), 1):
                    self.lines.append(_fill(forms.DEEP[choice["deep"]], m, pillar, part))
                    self._add_action(part, pillar, above)

    def _add_action(self, text: str, pillar: int, parent: str | None) -> str:
        actions = self.gold["actions"]
        actions.append({"id": f"A{len(actions) + 1}", "text": text, "pillar": f"P{pillar}", "parent": parent})
        return str(actions[-1]["id"])

    def set_indicators(self, indicators: Sequence[Indicator], style: Style) -> list[str]:
        """Return the lines of some indicators."""
        return KPIS[self.choice["kpi"]](indicators, style)

    def _print_indicators(self, level: int, indicators: Sequence[Indicator]) -> None:
        choice = self.choice
        header, years = forms.HEADERS[choice["header"]], forms.YEARS[choice["years"]]
        style = Style(header, years, choice["unit"], choice["said"], choice["columns"])
        self.head(level, forms.CAPTIONS[choice["caption"]])
        self.lines += self.set_indicators(indicators, style)
        self.gold["kpis"] += [tell_gold(one, choice["kpi"], style) for one in indicators]


Value = tuple[str, float]
"""``start`` or ``goal``, and the figure."""


def find_values(plan: Plan | GoldPlan) -> Counter[Value]:
    """Return the figures of a plan's indicators, whichever they belong to."""
    starts = [
        ("start", float(kpi.baseline.value)) for kpi in plan.kpis if kpi.baseline and kpi.baseline.value is not None
    ]
    return Counter([*starts, *(("goal", float(target.value)) for kpi in plan.kpis for target in kpi.targets)])


def _fill(form: str, n: int, pillar: int, title: str) -> str:
    return form.format(
        n=n, N=str(n).translate(_WIDE), r="ⅠⅡⅢⅣⅤⅥ"[n - 1], c=chr(0x2460 + n - 1), k="一二三四五六七八九"[n - 1],
        a="アイウエオカキクケ"[n - 1], p=pillar, P=str(pillar).translate(_WIDE), t=title,
    )  # fmt: skip
