"""Numbers that the end of a line tears: whole again with a proof, else no number at all."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.mentions import KpiMention
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
HEAD = "第３章　取組\n【成果指標】\n"
OTHER = "\n・防災士の数　12人（R5）→ 20人（R11）"


def read(text: str) -> tuple[tuple[KpiMention, ...], list[str]]:
    kpis, findings = extract_kpis(tokenise(outline(text)), RULES)
    return kpis, [finding.code for finding in findings]


def goals(kpis: tuple[KpiMention, ...]) -> list[tuple[str, list[float]]]:
    return [(kpi.view.text, [target.value for target in kpi.targets]) for kpi in kpis]


@pytest.mark.parametrize(
    ("line", "goal"),
    [
        # An arrow leads to a number without the unit that stands alone in the next line.
        ("・案内人の登録者数　50人（R6）→10\n0人（R11）", 100),
        ("・案内人の登録者数　５０人（令和６年度）→１\n００人（令和11年度）", 100),
        ("KPI：案内人の登録者数 50人（R6） ⇒ 1\n50 人（R11）", 150),
        # Thousands are open until three digits stand behind the comma.
        ("・案内人の登録者数　850人（R6）→1,2\n00人（R11）", 1200),
        ("・案内人の登録者数　850人（R6）→1,\n200人（R11）", 1200),
        ("・案内人の登録者数　850人（R6）→12\n,000人（R11）", 12000),
        # So is a decimal point.
        ("・案内人のいる集落の割合　12.5％（R6）→30.\n5％（R11）", 30.5),
        ("・案内人のいる集落の割合　12.5％（R6）→30\n.5％（R11）", 30.5),
        # No number begins with 00.
        ("・案内人の登録者数　年1\n00人", 100),
        # The same number stands whole elsewhere.
        ("案内人の登録者数　15\n0人\n・案内人の数の内訳　合わせて150人", 150),
    ],
)
def test_a_torn_number_is_whole_where_something_proves_it(line: str, goal: float) -> None:
    kpis, findings = read(f"{HEAD}{line}{OTHER}")
    assert [values for name, values in goals(kpis) if "案内人" in name] == [[goal]]
    assert goals(kpis)[-1] == ("防災士の数", [20])
    assert findings == []


@pytest.mark.parametrize("year", ["R\n11", "令和\n11年度", "令和1\n1年度", "20\n29年度", "令和11\n年度"])
def test_a_year_may_be_torn(year: str) -> None:
    (kpi, _), _ = read(f"{HEAD}・案内人の登録者数　50人（R6）→100人（{year}）{OTHER}")
    assert [(target.value, target.start) for target in kpi.targets] == [(100, "2029-04-01")]
    assert kpi.baseline is not None
    assert kpi.baseline.value == 50


@pytest.mark.parametrize(
    "line",
    [
        "・案内人の登録者数　10\n0人",
        "案内人の登録者数：令和11年度 10\n0人",
        "・案内人の登録者数　10\n0",
        "・案内人の登録者数：年10\n5件以上",
    ],
)
def test_without_a_proof_there_is_no_number(line: str) -> None:
    kpis, findings = read(f"{HEAD}{line}{OTHER}")
    assert goals(kpis) == [("案内人の登録者数", []), ("防災士の数", [20])]
    assert (kpis[0].grade, kpis[0].reasons[-1]) == ("low", "number.torn")
    assert findings == ["kpi.number_torn"]


TABLES = [
    "指標名 現状値（R5） 目標値（R11）\n案内人の登録者数 50人 10\n0人\n防災士の数 12人 20人\n",
    "指標名　　　　現状値（R5）　目標値（R11）\n案内人の登録者数　　50人　　10\n0人\n防災士の数　　　12人　　　20人\n",
    "指標名\n現状値（R5）\n目標値（R11）\n案内人の登録者数\n50人\n10\n0人\n防災士の数\n12人\n20人\n",
    "指標名\n単位\n現状値（R5）\n目標値（R11）\n案内人の登録者数\n人\n50\n1,2\n00\n防災士の数\n人\n12\n20\n",
    "指標名 単位 現状値（R5） 目標値（R11）\n案内人の登録者数 人 50 1,2\n00\n防災士の数 人 12 20\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_cell_of_a_table_is_no_exception(table: str) -> None:
    kpis, _ = read(f"第３章　取組\n{table}")
    assert goals(kpis)[-1] == ("防災士の数", [20])
    assert goals(kpis)[:-1] in ([], *([("案内人の登録者数", values)] for values in ([], [100], [1200])))


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("防災士の数を、令和６年度の120人から令和11年度には20\n0人に増やします。", 200),
        ("健診の受診者数を令和８年度までに1,2\n00人とする。", 1200),
        ("健診の受診率を令和８年度までに42.\n5％とする。", 42.5),
        ("健診の受診者数を令和８年度までに4\n20人とする。", 420),
    ],
)
def test_running_text_goes_on_in_the_next_line(sentence: str, goal: float) -> None:
    for head in ("第３章　取組\n", "第３章　取組\n・", HEAD):
        kpis, findings = read(head + sentence)
        assert ([values for _, values in goals(kpis)], findings) == ([[goal]], [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A year at the end of a line, and a figure of its own in the next.
        ("・案内人の登録者数　令和11年度\n100人", [("案内人の登録者数", [100])]),
        ("・案内人の登録者数（R11）\n100人", [("案内人の登録者数", [100])]),
        # Numbers of a list, and names that begin with a number.
        ("1 案内人の登録者数　100人\n2 防災士の数　20人", [("1案内人の登録者数", [100]), ("2防災士の数", [20])]),
        ("(1)案内人の登録者数　100\n(2)防災士の数　20", [("案内人の登録者数", [100]), ("防災士の数", [20])]),
        (
            "案内人の登録者数　10\n1人当たりの案内の回数　20",
            [("案内人の登録者数", [10]), ("1人当たりの案内の回数", [20])],
        ),
        ("案内人の登録者数　10\n3歳児健診の受診者数　30", [("案内人の登録者数", [10]), ("3歳児健診の受診者数", [30])]),
        # An arrow parts the start from the goal.
        ("・案内人の登録者数　50人\n→100人（R11）", [("案内人の登録者数", [100])]),
    ],
)
def test_what_begins_with_a_number_of_its_own_stays(lines: str, expected: list[tuple[str, list[float]]]) -> None:
    kpis, findings = read(HEAD + lines)
    assert (goals(kpis), findings) == (expected, [])
