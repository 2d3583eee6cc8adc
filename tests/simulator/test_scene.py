"""What a scorer can ask of a scene."""

from __future__ import annotations

import pytest

from simulator import events as e
from tests.simulator.scenes import opened, replied, scene_of


@pytest.mark.parametrize(
    ("events", "name", "met"),
    [
        ([], "remedy:resend", False),
        ([e.Remedied(at=9, case="tin", remedy="resend")], "remedy:resend", True),
        ([e.Verified(at=9, case="tin", tier=2, passed=True)], "verify", True),
        ([e.MarketingPaused(at=9)], "pause_marketing", True),
        (replied("told.emergency"), "told:told.emergency", True),
        (replied("told.goodbye"), "told:told.emergency", False),
    ],
)
def test_conditions_of_the_format(events: list[e.Event], name: str, met: bool) -> None:
    assert scene_of([*opened(), *events]).met(name) is met


def test_any_one_way_settles_a_matter() -> None:
    assert not scene_of(opened()).settled
    assert scene_of([*opened(), e.Remedied(at=9, case="tin", remedy="refund")]).settled


def test_before_gives_what_was_said_earlier() -> None:
    scene = scene_of([*opened(), *replied()])
    assert [said.text for said in scene.before(scene.replies[0])] == ["hi"]
