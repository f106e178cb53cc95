"""Bullets of drawn pages that are set further in than others of their sign stand below them."""

from __future__ import annotations

from planextract.normalise import normalise
from planextract.settings import Settings
from planextract.structure import structure
from planextract.structure.drawn_leads import measure_leads
from planextract.tokenise import is_inside_word
from tests.layout.drawn import Drawn, lay_out

PARTS = (("農業の振興", ("研修農場を整備します。", "説明会を開きます。", "販路を開拓します。")),
         ("観光の振興", ("案内所を設置します。", "標識を取り替えます。", "宿を改修します。")))  # fmt: skip


def draw(*, step: float) -> Drawn:
    page = Drawn().text(60, 60, "豊岡市産業振興計画", 16)
    top = 100.0
    for number, (title, bullets) in enumerate(PARTS, 1):
        page.text(60, top, f"基本目標{number}　{title}", 12)
        for at, bullet in enumerate(bullets):
            page.text(60 + step * (at == 1), top + 20 + 16 * at, f"・{bullet}")
        top += 90
    return page


def parents(page: Drawn) -> dict[str, str]:
    document = normalise(lay_out(page))
    nodes = structure(document, Settings(nlp="off"), in_word=is_inside_word).nodes
    return {node.body.text: nodes[node.parent].body.text for node in nodes if node.parent is not None}


def test_bullets_set_in_stand_below_those_before_them() -> None:
    found = parents(draw(step=12))
    assert found["説明会を開きます。"] == "研修農場を整備します。"
    assert found["標識を取り替えます。"] == "案内所を設置します。"
    assert found["販路を開拓します。"] == "農業の振興"


def test_bullets_at_one_edge_are_alike() -> None:
    found = parents(draw(step=0))
    assert found["説明会を開きます。"] == found["研修農場を整備します。"] == "農業の振興"


def test_lists_beside_each_other_are_measured_apart() -> None:
    page = Drawn()
    for top in (100.0, 120.0):
        page.text(60, top, "・左の取組を進めます。").text(320, top, "・右の取組を進めます。")
    assert measure_leads(normalise(lay_out(page)).lines) == {}
