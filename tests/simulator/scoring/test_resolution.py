"""Resolution: acknowledgements, redirects, closures and explanations."""

from __future__ import annotations

import pytest

from simulator.scoring import resolution
from simulator.scoring.evidence import value_of
from simulator.scoring.resolution import is_redirect
from tests.simulator.scoring.stage import act, found, reply, scenario, stage

WHY = scenario(expected={"explanation": True})
EXPLAINED = [
    (("cause.given", "answer.next"), 100.0),
    (("cause.given",), 70.0),
    (("cause.vague",), 40.0),
    (("cause.policy",), 30.0),
    ((), 0.0),
]


@pytest.mark.parametrize(("signs", "expected"), EXPLAINED)
def test_an_explanation_is_a_cause_and_what_it_means(signs: tuple[str, ...], expected: float) -> None:
    scene = stage(reply("It is " + "[so] " * len(signs), *signs), authored=WHY)
    own = [one for one in resolution.find(scene) if one.criterion == "explanation"]
    assert value_of("explanation", own) == expected


REDIRECTS = [
    ("[Call us] please", ("answer.redirect",), True),
    ("[Ring] [us]", ("offer.phone", "answer.redirect"), True),
    ("[DM us]", ("move.order",), True),
    ("[We close at 6]. [See the site]", ("fact:hours", "answer.redirect"), False),
    ("[Which town]? Or [call]", ("ask.area", "offer.phone"), False),
    ("[Message us], [so that it stays private]", ("move.order", "move.reason"), False),
]


@pytest.mark.parametrize(("text", "signs", "expected"), REDIRECTS)
def test_a_superficial_redirect_has_nothing_else(text: str, signs: tuple[str, ...], expected: bool) -> None:
    scene = stage(reply(text, *signs))
    assert is_redirect(scene, scene.replies[0]) == expected
    assert ("answer.superficial_redirect" in found(scene)) == expected


def test_kind_words_alone_are_bounded() -> None:
    assert found(stage(reply("We are [so sorry]", "empathy.feeling")))["answer.acknowledged_only"].cap == 40


def test_closing_without_a_step_is_critical() -> None:
    scene = stage(reply("We are [so sorry]", "empathy.feeling"), act("close", 900))
    assert found(scene)["answer.closed_unresolved"].critical == "CE10"
    assert "answer.closed_unresolved" not in found(stage(reply("We are [so sorry]", "empathy.feeling")))


def test_a_case_that_needs_no_reply_has_no_resolution() -> None:
    assert list(resolution.find(stage(authored=scenario(kind="TRO", expected={"needs_reply": False})))) == []
