"""Names of bodies that begin with a municipality whose name holds that of another."""

from __future__ import annotations

import pytest

from planextract.extract.bodies import find_bodies


@pytest.mark.parametrize(
    "body", ["久万高原町商工会", "東神楽町農業協同組合", "南あわじ市観光協会", "北広島町社会福祉協議会"]
)
@pytest.mark.parametrize("before", ["", "広域森林組合、", "また、", "事務局:"])
def test_the_whole_name_is_read(body: str, before: str) -> None:
    assert body in [found.name for found in find_bodies(f"{before}{body}と連携する。")]


def test_a_place_behind_the_rest_of_another_line_begins_a_name() -> None:
    assert "防府市環境審議会" in [found.name for found in find_bodies("意見聴取防府市環境審議会")]
