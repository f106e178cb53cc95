"""Agreements and declarations: what the parties take on, who they are, and for how long."""

from __future__ import annotations

import pytest

from planextract.layout import layout
from planextract.pipeline import read_plan
from planextract.records.plan import Plan
from planextract.settings import Settings
from tests.documents import raw

AGREEMENT = """徳島県・香川県 連携協定書

　徳島県（以下「甲」という。）と香川県（以下「乙」という。）は、次のとおり協定を締結する。

（目的）
第１条　この協定は、甲と乙が連携し、両県の活力ある地域づくりに資することを目的とする。

（{caption}）
第２条　甲及び乙は、前条の目的を達成するため、次に掲げる事項について連携し、取り組む。
　(1) 災害時における職員の派遣に関すること{stop}
　(2) 広域観光ルートの形成に関すること{stop}
　(3) その他前条の目的の達成に必要な事項に関すること{stop}

（有効期間）
第３条　この協定の有効期間は、令和７年４月１日から令和12年３月31日までとする。

令和７年３月20日

徳島県知事　　○○　○○
香川県知事　　○○　○○
"""
DECLARATION = """四国三県サミット共同宣言

　我々三県の知事は、令和６年８月21日、高松市において第３回サミットを開催し、次のとおり宣言する。

１．災害への備え
　・合同訓練を実施する。
　・備蓄品を融通する。

２．観光の振興
　・合同の商談会を開催する。
　・周遊券を発行する。

３．移住の促進
　・合同の相談会を開催する。
　・二地域居住の実証を行う。

令和６年８月21日

徳島県知事{name}
香川県知事{name}
愛媛県知事{name}
"""


def plan(text: str) -> Plan:
    return read_plan(layout(raw(text)), Settings(nlp="off")).plan


def issuers(found: Plan) -> list[str]:
    return [actor.name for actor in found.actors if actor.id in found.document.issuers]


@pytest.mark.parametrize("caption", ["連携事項", "協力する事項", "連携協力事項"])
def test_what_the_parties_agree_on_are_actions(caption: str) -> None:
    found = plan(AGREEMENT.format(caption=caption, stop="。"))
    assert [action.text for action in found.actions] == [
        "災害時における職員の派遣に関すること。",
        "広域観光ルートの形成に関すること。",
    ]
    assert issuers(found) == ["徳島県", "香川県"]
    assert found.document.period is not None
    assert (found.document.period.start, found.document.period.end) == ("2025-04-01", "2030-03-31")


def test_articles_on_other_things_are_none() -> None:
    found = plan(AGREEMENT.format(caption="連携事項", stop="。"))
    assert not any("目的とする" in action.text or "有効期間" in action.text for action in found.actions)


@pytest.mark.parametrize("name", ["", "　　○○　○○", "　山田　花子"])
def test_who_signs_a_declaration_issues_it(name: str) -> None:
    found = plan(DECLARATION.format(name=name))
    assert issuers(found) == ["徳島県", "香川県", "愛媛県"]
    assert [pillar.title for pillar in found.pillars] == ["災害への備え", "観光の振興", "移住の促進"]
    assert len(found.actions) == 6


def test_a_list_of_governors_in_another_document_signs_nothing() -> None:
    assert issuers(plan(DECLARATION.format(name="").replace("共同宣言", "の記録"))) == []
