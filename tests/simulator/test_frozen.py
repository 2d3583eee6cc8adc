"""A frozen form: all that a result rests on, safe against change, and what is different today told in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import engine, frozen
from simulator.errors import CommandRefused
from simulator.forms import Form, form
from simulator.frozen import Frozen, content_hash, drift, freeze
from simulator.jobmap import JobMap
from simulator.packs import Pack, content_digest, load_pack
from simulator.reading import model
from simulator.resources import content_path, scenarios_path
from simulator.scorecards import Scorecard, scorecard, scorecards
from simulator.scoring import versions

PACK = load_pack(scenarios_path() / "food" / "pepperdock.yaml", scenarios_path() / "energy" / "cressbrook.yaml")
FORM = form("text-care-long-a")
FROZEN = freeze(FORM, PACK)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=8,
)


def test_it_holds_everything_that_a_result_rests_on() -> None:
    content = FROZEN.content
    assert FROZEN.form == FORM
    assert FROZEN.scorecard == scorecard("hiring")
    assert [part["digest"] for part in content["parts"]] == [PACK.digest(part.scenario) for part in FORM.parts]
    played = [content_digest(PACK.scenario(part.scenario, part.form)) for part in FORM.parts]
    assert [part["as_played"] for part in content["parts"]] == played
    assert content["versions"] == {"engine": engine.VERSION, "reading": model.VERSION, **versions()}
    assert content["libraries"].keys() == {"harper-py", "pyphen"}
    models = {f"models/{file.name}" for file in content_path("models").glob("*.npz")}
    phrases = {f"phrases/{file.name}" for file in content_path("phrases").glob("*.yaml")}
    assert models | phrases | {"rules.yaml", "privacy.yaml", "agreement.yaml"} <= content["files"].keys()


def test_it_is_the_same_each_time_and_in_another_form_it_is_not() -> None:
    assert freeze(FORM, PACK) == FROZEN
    assert freeze(form("text-care-long-b"), PACK).content_hash != FROZEN.content_hash


def test_it_comes_back_from_json_as_it_was() -> None:
    assert Frozen.load(json.loads(json.dumps(FROZEN.dump()))) == FROZEN


@settings(max_examples=50)
@given(content=st.dictionaries(st.text(), PLAIN, max_size=4))
def test_the_hash_knows_no_order_and_survives_json(content: dict[str, Any]) -> None:
    turned = dict(reversed(content.items()))
    assert content_hash(turned) == content_hash(json.loads(json.dumps(content))) == content_hash(content)


def leaves(data: Any, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the path of every plain value."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in parts for found in leaves(value, (*where, key))] or [where]


@settings(deadline=None)
@given(where=st.sampled_from(leaves(FROZEN.content)))
def test_whatever_is_changed_in_it_is_noticed(where: tuple[Any, ...]) -> None:
    data = json.loads(json.dumps(FROZEN.dump()))
    part = data["content"]
    for key in where[:-1]:
        part = part[key]
    part[where[-1]] = [part[where[-1]]]
    with pytest.raises(CommandRefused, match="does not match its hash"):
        Frozen.load(data)


@pytest.mark.parametrize("data", [{}, {"content": None}, {"content": []}, {"content": {}}, {"content_hash": "0" * 64}])
def test_what_was_never_frozen_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(CommandRefused, match="not the form that was frozen"):
        Frozen.load(data)


def test_what_cannot_be_read_any_more_says_so() -> None:
    old = {**FROZEN.content, "form": {"id": "text-care-long-a"}}
    with pytest.raises(CommandRefused, match="freeze it anew"):
        Frozen.load({"content": old, "content_hash": content_hash(old)})


def test_a_form_of_a_scenario_that_is_not_there_is_not_frozen() -> None:
    with pytest.raises(CommandRefused, match="there is no scenario 'pepperdock'; there are: teashop"):
        freeze(FORM, load_pack(scenarios_path() / "tiny"))


def test_nothing_drifts_by_itself() -> None:
    assert drift(FROZEN, PACK) == ()


def edited(pack: Pack) -> Pack:
    first, *others = pack.scenarios
    other = first.model_copy(update={"brief": "Somebody mended this."})
    digests = {**pack.digests, first.id: content_digest(other)}
    return replace(pack, scenarios=(other, *others), digests=digests)


@pytest.mark.parametrize(
    ("pack", "says"),
    [
        (edited, "the scenario pepperdock was changed"),
        (lambda _: load_pack(scenarios_path() / "energy"), "the scenario pepperdock is not there any more"),
    ],
)
def test_a_changed_scenario_is_told(pack: Callable[[Pack], Pack], says: str) -> None:
    assert drift(FROZEN, pack(PACK)) == (says,)


CARD = scorecard("hiring")
CARDS = tuple(card for card in scorecards() if card.id != "hiring")


@pytest.mark.parametrize(
    ("name", "now", "says"),
    [
        ("scorecards", lambda: CARDS, "the scorecard hiring is not there any more"),
        (
            "scorecards",
            lambda: (*CARDS, CARD.model_copy(update={"version": 2, "weights": {**CARD.weights, "privacy": 20.0}})),
            "the scorecard hiring@1 was changed (hiring@2 today): version, weights",
        ),
        ("versions", lambda: {**versions(), "tone": "9"}, "tone is at version 9, and was at 1"),
        ("version", lambda name: "7" if name == "pyphen" else "0.2.0", "pyphen is at version 7, and was at 0.18.1"),
        (
            "_files",
            lambda: {**FROZEN.content["files"], "models/tone.npz": "0", "phrases/new.yaml": "1"},
            "what texts are read and judged by was changed: models/tone.npz, phrases/new.yaml",
        ),
        (
            "content_digest",
            lambda scenario: "0" if scenario.id == "cressbrook" else content_digest(scenario),
            "the scenario cressbrook has other names, numbers or wordings in its form 1",
        ),
    ],
)
def test_what_judges_is_watched_too(
    name: str, now: Callable[..., Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, name, now)
    assert drift(FROZEN, PACK) == (says,)


@pytest.mark.parametrize("module", [engine, model], ids=["engine", "reading"])
def test_a_new_version_of_engine_or_readers_is_told(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    was = module.VERSION
    monkeypatch.setattr(module, "VERSION", "99")
    (told,) = drift(FROZEN, PACK)
    assert told.endswith(f"is at version 99, and was at {was}")


def test_a_changed_form_is_told_and_one_of_ones_own_is_compared_with_itself() -> None:
    own: Form = FORM.model_copy(update={"level": 4, "expires_months": 6})
    assert drift(FROZEN, PACK, own) == ("the form text-care-long-a was changed: expires_months, level",)
    assert drift(freeze(own, PACK), PACK, own) == ()
    assert drift(freeze(own, PACK), PACK) == ("the form text-care-long-a was changed: expires_months, level",)
    elsewhere = own.model_copy(update={"id": "our-own"})
    assert drift(freeze(elsewhere, PACK), PACK) == ()


def test_the_scorecard_that_was_frozen_stays_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.loads(json.dumps(FROZEN.dump()))
    monkeypatch.setattr(frozen, "scorecards", lambda: CARDS)
    kept: Scorecard = Frozen.load(data).scorecard
    assert kept == CARD


SIGNED = JobMap(tasks=FORM.map[:-1], asked="Two agents", by="Hana", at=5.0)


def test_a_signed_map_goes_with_the_form_and_moves_no_mark() -> None:
    made = freeze(FORM, PACK, SIGNED)
    assert made.content_hash == FROZEN.content_hash
    assert (made.form, made.for_job.map) == (FORM, SIGNED.tasks)
    assert FROZEN.for_job == FORM
    assert Frozen.load(json.loads(json.dumps(made.dump()))) == made
    assert drift(made, PACK) == ()


@pytest.mark.parametrize(
    "change",
    [{"signed": SIGNED.model_dump(mode="json") | {"by": "Otto"}}, {"signed_hash": ""}, {"signed_hash": "f" * 64}],
)
def test_a_signature_that_was_changed_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(CommandRefused, match="map of the job"):
        Frozen.load(freeze(FORM, PACK, SIGNED).dump() | change)


def test_a_signature_holds_for_its_form_alone() -> None:
    other = freeze(form("text-care-long-b"), PACK).dump()
    mine = freeze(FORM, PACK, SIGNED).dump()
    with pytest.raises(CommandRefused, match="map of the job"):
        Frozen.load(other | {name: mine[name] for name in ("signed", "signed_hash")})
