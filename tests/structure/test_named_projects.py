"""The name that a form asks for heads its fields, wherever a dump printed it."""

from __future__ import annotations

import pytest

from tests.documents import actions

HEAD = "磯山定住自立圏共生ビジョン\n第３章　具体的取組\n１　生活機能の強化に係る政策分野\n⑴　医療の維持\n"
NAMES = ("休日診療所の運営", "看護師の確保")
DOES = ("休日の診療所を圏域で運営する。", "学生に修学資金を貸与する。")


def plan(form: str) -> str:
    one, two = (form.format(name=name, does=does) for name, does in zip(NAMES, DOES, strict=True))
    return (
        HEAD + one + two + "２　結びつきの強化に係る政策分野\n⑴　公共交通の確保\n" + one.replace(NAMES[0], "バスの運行")
    )


@pytest.mark.parametrize(
    "name", ["事業名 {name}\n", "事業名　{name}\n", "事業名\n{name}\n", "{name}\n事業名\n", "取組名 {name}\n"]
)
@pytest.mark.parametrize("between", ["関係市町 磯町、山町\n", "連携市町村 磯町、山村\n"])
@pytest.mark.parametrize("content", ["事業概要 {does}\n", "事業概要\n{does}\n", "取組内容 {does}\n"])
def test_what_is_done_stands_below_the_name(name: str, between: str, content: str) -> None:
    found = actions(plan(name + between + content))
    assert found[:5] == ["医療の維持", f"  {NAMES[0]}", f"    {DOES[0]}", f"  {NAMES[1]}", f"    {DOES[1]}"]
    assert found[5:] == ["公共交通の確保", "  バスの運行", f"    {DOES[0]}"]


def test_names_without_what_is_done_head_nothing() -> None:
    found = actions(plan("事業名 {name}\n関係市町 磯町、山町\n事業費 500千円\n"))
    assert not set(NAMES) & {text.strip() for text in found}
