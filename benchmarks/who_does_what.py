"""Who acts and with whom, in sentences written for this question: how much each mode of parsing finds.

    python benchmarks/who_does_what.py [off|selective|full]

Every sentence of ``tests/gold/who_does_what.toml`` becomes an action of a small plan of its own, so that what one
sentence says of a body cannot help another.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from planextract.pipeline import extract_document
from planextract.settings import NlpMode, Settings

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "gold" / "who_does_what.toml"
OWNER = "遠野市"
PLAN = """# 遠野市暮らしの計画

## 基本目標１ 暮らしを支える

- {sentence}

## 基本目標２ しごとをつくる

- 起業を促す。
"""
KINDS = ("actors", "lead", "partner")


@dataclass(frozen=True, slots=True)
class Score:
    """Bodies found against bodies to be found.

    Attributes:
        right: Found and right.
        extra: Found and wrong.
        missing: Not found.
    """

    right: int
    extra: int
    missing: int

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return self.right / max(1, self.right + self.missing)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missing)


def score_mode(mode: NlpMode, sentences: Path = SENTENCES) -> dict[str, Score]:
    """Extract every sentence and score its ``actions[].actors``, its leads and its partners.

    The owner of the plan leads it whatever a sentence says, so it is left out of leads and partners.

    Args:
        mode: How much is parsed.
        sentences: The file of sentences.
    """
    counts: Counter[tuple[str, str]] = Counter()
    settings = Settings(nlp=mode)
    with TemporaryDirectory() as folder:
        for entry in tomllib.loads(sentences.read_text("utf-8"))["sentence"]:
            found = _extract(entry["text"], Path(folder) / "plan.md", settings)
            wanted = {"lead": {*entry["lead"]}, "partner": {*entry["partner"]}}
            wanted["actors"] = wanted["lead"] | wanted["partner"]
            for kind in KINDS:
                apart = set() if kind == "actors" else {OWNER}
                right = (wanted[kind] & found[kind]) - apart
                counts[kind, "right"] += len(right)
                counts[kind, "extra"] += len(found[kind] - wanted[kind] - apart)
                counts[kind, "missing"] += len(wanted[kind] - found[kind] - apart)
    return {kind: Score(*(counts[kind, what] for what in ("right", "extra", "missing"))) for kind in KINDS}


def _extract(sentence: str, path: Path, settings: Settings) -> dict[str, set[str]]:
    path.write_text(PLAN.format(sentence=sentence), "utf-8")
    plan = extract_document(path, plan_id="plan", settings=settings).plan
    names = {actor.id: actor.name for actor in plan.actors}
    action = next((action for action in plan.actions if action.text == sentence), None)
    found = {kind: {actor.name for actor in plan.actors if kind in actor.roles} for kind in ("lead", "partner")}
    return found | {"actors": {names[actor] for actor in action.actors} if action is not None else set()}


def main() -> None:
    """Print precision, recall and F1 of one mode or of all."""
    modes: tuple[NlpMode, ...] = ("off", "selective", "full")
    for mode in modes:
        if len(sys.argv) > 1 and mode not in sys.argv[1:]:
            continue
        for kind, score in score_mode(mode).items():
            print(f"{mode:<10} {kind:<8} P {score.precision:.2f}  R {score.recall:.2f}  F {score.f1:.2f}  {score}")


if __name__ == "__main__":
    main()
