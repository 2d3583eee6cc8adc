"""What a content warning covers, and until when."""

from __future__ import annotations

import pytest

from simulator import events as e
from tests.simulator.scenes import opened, scene_of
from webapp.desk.cover import is_covered


def viewed(what: str) -> e.Event:
    return e.Viewed(at=9, case="tin", what=what)  # type: ignore[arg-type]


CASES = [
    (None, (), False),
    ("A broken tin.", (), True),
    ("A broken tin.", (viewed("case"), viewed("record")), True),
    ("A broken tin.", (viewed("case"), viewed("covered")), False),
    ("A broken tin.", (e.Noted(at=9, case="tin", text="seen by the night desk"),), False),
]


@pytest.mark.parametrize(("warning", "done", "covered"), CASES)
def test_words_are_covered_until_somebody_asks_for_them(
    warning: str | None, done: tuple[e.Event, ...], covered: bool
) -> None:
    scene = scene_of([*opened(), *done], warning=warning)
    assert is_covered(scene.case, scene.went) is covered
