"""Forms of a scenario: the same for the same number, other names and numbers, and no other difficulty."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from simulator.exchange import Exchange, post_context
from simulator.packs import load_pack
from simulator.reading import read_post
from simulator.references import reference_problems
from simulator.renaming import renamed
from simulator.renumbering import renumbered
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.variation import exchanged, varied
from tests.simulator.exemplars import PACK, Place, graded, named, places

WHOLE = load_pack(scenarios_path())
LIBRARY = WHOLE.scenarios
TEASHOP = PACK.scenario("teashop")
FORMS = (1, 2, 3)
WORDS = 3
"""By how many words a post may differ from its other forms."""


@cache
def formed(scenario: str, form: int) -> Scenario:
    return varied(WHOLE.scenario(scenario), form)


def posts(scenario: Scenario) -> list[str]:
    cases = [(*case.opening, *case.beats) for case in scenario.cases]
    return [getattr(said, "text", None) or getattr(said, "say", None) or "" for parts in cases for said in parts]


def test_form_0_is_the_scenario_as_it_was_authored() -> None:
    assert varied(TEASHOP, 0) is TEASHOP


@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda scenario: scenario.id)
def test_a_form_is_always_the_same_and_no_two_in_a_row_are(scenario: Scenario) -> None:
    forms = [formed(scenario.id, form) for form in (0, *FORMS)]
    assert varied(scenario, 2) == forms[2]
    assert all(one != following for one, following in pairwise(forms))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda scenario: scenario.id)
def test_every_form_is_a_valid_scenario(scenario: Scenario, form: int) -> None:
    raw = formed(scenario.id, form).model_dump(mode="json", by_alias=True)
    assert reference_problems(Scenario.model_validate(raw), raw) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda scenario: scenario.id)
def test_nobody_is_called_by_an_old_name_in_a_form(scenario: Scenario, form: int) -> None:
    names = renamed(scenario, form)
    left = re.compile(rf"(?<![\w@])(?:{'|'.join(map(re.escape, names))})(?!\w)")
    told = [text for text in formed(scenario.id, form).texts() if " " in text]
    assert not [text for text in told if left.search(text)]


@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda scenario: scenario.id)
def test_a_form_changes_neither_ids_nor_what_the_brand_is_called(scenario: Scenario) -> None:
    other = formed(scenario.id, 1)
    assert [(case.id, case.person, [one.id for one in case.exemplars]) for case in other.cases] == [
        (case.id, case.person, [one.id for one in case.exemplars]) for case in scenario.cases
    ]
    assert [person.id for person in other.people] == [person.id for person in scenario.people]
    own = {"handle", "support", "name", "contacts", "voice"}
    assert other.brand.model_dump(include=own) == scenario.brand.model_dump(include=own)


@cache
def kinds(text: str) -> list[str]:
    """Give the kinds of personal data that the reader finds in a post."""
    read = read_post(text, post_context(Exchange(reply="", post=text)))
    return sorted(sign.name for sign in read.having("personal"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda scenario: scenario.id)
def test_posts_are_as_long_and_show_the_same_kinds_of_data_in_every_form(scenario: Scenario, form: int) -> None:
    for authored, other in zip(posts(scenario), posts(formed(scenario.id, form)), strict=True):
        assert abs(len(other.split()) - len(authored.split())) <= WORDS, other
        assert kinds(other) == kinds(authored), other


@pytest.mark.parametrize("place", places({"best", "harmful"}), ids=named)
def test_exemplars_are_worth_the_same_in_every_form(place: Place) -> None:
    authored = graded(place)
    for form in FORMS:
        other = graded(place, form)
        assert other.critical == authored.critical
        assert other.overall == pytest.approx(authored.overall, abs=2)


def test_wordings_take_turns() -> None:
    said = [varied(TEASHOP, form).case("hours").opening[0].text for form in range(4)]
    assert len(set(said)) == 3 and said[3] == said[0]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Bryn's bike, and so said Bryn.", "Hugo's bike, and so said Hugo."),
        ("Morning, Bryn! @bryn_by_bike", "Morning, Hugo! @hugo_by_bike"),
        ("Brynmawr, O'Bryn-Jones and @Bryn stay", "Brynmawr, O'Hugo-Jones and @Bryn stay"),
        ("bryn", "bryn"),
    ],
)
def test_names_are_changed_where_they_stand_whole(text: str, becomes: str) -> None:
    scenario = TEASHOP.model_copy(update={"brief": text})
    assert exchanged(scenario, {"Bryn": "Hugo", "bryn": "hugo", "@bryn_by_bike": "@hugo_by_bike"}).brief == becomes


def test_what_changes_places_does_so_at_once() -> None:
    scenario = TEASHOP.model_copy(update={"brief": "1111, then 4242"})
    assert exchanged(scenario, {"1111": "4242", "4242": "1111"}).brief == "4242, then 1111"
    assert exchanged(scenario, {}) is scenario


def test_numbers_change_in_records_tells_and_exemplars_alike() -> None:
    (old, new), *_ = renumbered(TEASHOP, 1).items()
    whole = " ".join(varied(TEASHOP, 1).texts())
    assert old not in whole and whole.count(new) == " ".join(TEASHOP.texts()).count(old)
