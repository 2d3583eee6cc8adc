"""Near copies are found across the shift, whoever they were sent to."""

from __future__ import annotations

import pytest

from simulator.scoring.similar import repeats
from tests.simulator.scoring.stage import reply, stage

LINE = "Thank you for getting in touch, we will look at this for you."
CASES = [
    ("@ana " + LINE, True),
    (LINE.upper(), True),
    ("Thanks", False),
    ("Your parcel left the depot at nine this morning.", False),
]


@pytest.mark.parametrize(("text", "copy"), CASES)
def test_a_near_copy_of_an_earlier_reply(text: str, copy: bool) -> None:
    scene = stage(reply(LINE, at=100), reply(text, at=200))
    assert (repeats(scene, scene.replies[1]) is not None) == copy


def test_the_first_of_two_is_no_copy() -> None:
    scene = stage(reply(LINE, at=100), reply(LINE, at=200))
    assert repeats(scene, scene.replies[0]) is None
