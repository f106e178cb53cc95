"""Names of tables set with blanks that are wrapped to the line above or below their figures."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
HEADER = """みなと町農業計画

  ２　目標指標
  指標                             単位      現状値     目標値
                                            (Ｒ６)     (Ｒ12)
"""


def names(rows: str) -> list[tuple[str, float | None, list[float]]]:
    kpis, _ = extract_kpis(outline(HEADER + rows, media_type="text/plain"), RULES)
    return [(k.view.text, k.baseline.value if k.baseline else None, [t.value for t in k.targets]) for k in kpis]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("  体験農園の利用者数                人          120        200\n  （年間）\n", "体験農園の利用者数(年間)"),
        ("  直売所を利用した町民の            人          120        200\n  人数\n", "直売所を利用した町民の人数"),
        (
            "  耕作者の決まった農地（樹園地      ha          120        200\n  を含む）\n",
            "耕作者の決まった農地(樹園地を含む)",
        ),
        (
            "  地域の会議に参加した人の\n                                    人          120        200\n  延べ人数\n",
            "地域の会議に参加した人の延べ人数",
        ),
        (
            "  町の支援を受けた後に\n  就農した人の数                    人          120        200\n",
            "町の支援を受けた後に就農した人の数",
        ),
    ],
)
def test_the_rest_of_a_name_is_put_back_behind_it(rows: str, name: str) -> None:
    more = "  農道の舗装率                      ％         41.0       60.0\n"
    assert names(rows + more) == [(name, 120, [200]), ("農道の舗装率", 41, [60])]


def test_a_line_that_nothing_shows_to_be_a_rest_is_no_part_of_the_name_above() -> None:
    rows = "  新しい農家の数                    人          120        200\n  農地\n"
    rows += "  農道の舗装率                      ％         41.0       60.0\n"
    assert names(rows) == [("新しい農家の数", 120, [200]), ("農道の舗装率", 41, [60])]
