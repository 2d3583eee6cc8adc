"""Who is renamed and into what: listed names of the same pronoun, handles and addresses with them, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.packs import load_pack
from simulator.reading import phrases
from simulator.renaming import PRONOUNS, first_names, identities, last_names, plain, renamed, spellings
from simulator.resources import scenarios_path
from simulator.scenario import Person, RecordEntry, Scenario
from simulator.variation import exchanged

TEASHOP = load_pack(scenarios_path() / "tiny").scenario("teashop")


def with_person(name: str, handle: str, brief: str = "", **changes: Any) -> Scenario:
    """Give the tea shop with one customer, and a brief."""
    person = Person(id="bryn", name=name, handle=handle, temperament="calm", **changes)
    others = tuple(one for one in TEASHOP.people if one.id != "bryn")
    return TEASHOP.model_copy(update={"people": (person, *others), "brief": brief or "Morning."})


def full_name(value: str) -> tuple[RecordEntry, ...]:
    return (RecordEntry(label="Name", value=value, kind="full_name"),)


def brief_of(scenario: Scenario, first: str, last: str = "") -> str:
    who = identities(scenario)[0]
    given = {who.first: first, **({who.last: last} if who.last else {})}
    return exchanged(scenario, spellings(scenario, given)).brief


def test_no_listed_first_name_is_an_everyday_word_or_goes_with_two_pronouns() -> None:
    everyday = {*phrases.words("common"), *phrases.word_set("english"), *phrases.word_set("stop")}
    names = [name for pronoun in PRONOUNS for name in first_names()[pronoun]]
    assert not everyday & {name.lower() for name in (*names, *last_names())}
    assert len(names) == len(set(names)) and not set(names) & set(last_names())
    assert all(plain(name).isalpha() and name[0].isascii() for name in (*names, *last_names()))


@pytest.mark.parametrize("form", range(1, 9))
def test_a_new_name_has_the_pronoun_the_initial_sound_and_no_more_letters(form: int) -> None:
    scenario = with_person("Marisol Tench", "@marisoltench")
    names = renamed(scenario, form)
    assert names["Marisol"] in first_names()["she"] and names["Tench"] in last_names()
    assert 5 <= len(names["Marisol"]) <= 7 and names["Marisol"][0] not in "AEIOU"
    assert names["Tench"].startswith("T") and len(names["Tench"]) <= 5


def test_no_two_people_get_one_name_and_none_that_is_there() -> None:
    for form in range(1, 40):
        names = renamed(TEASHOP, form)
        given = [names["Bryn"], names["Oona"]]
        assert len(set(given)) == 2 and not any(name in " ".join(TEASHOP.texts()) for name in given)


@pytest.mark.parametrize("name", ["Rose Tench", "Mark Tench", "Jo Tench", "talking kettle", "Tea Society"])
def test_a_name_that_is_not_listed_stays(name: str) -> None:
    scenario = with_person(name, "@someone", "Prices rose. Mark it, Rose.")
    assert name.partition(" ")[0] not in {who.first for who in identities(scenario)}
    assert "rose" not in renamed(scenario, 1)


def test_a_name_that_the_brands_people_sign_with_stays() -> None:
    brand = TEASHOP.brand.model_copy(update={"voice": TEASHOP.brand.voice.model_copy(update={"signoff": "^Oona"})})
    assert "Oona" not in renamed(TEASHOP.model_copy(update={"brand": brand}), 1)


@pytest.mark.parametrize(
    ("profile", "brief", "becomes"),
    [
        ("Carys Bowden", "Carys's card: Bowden, carys bowden", "Priya's card: Pillai, priya pillai"),
        ("Carys B", "Carys Bowden is Carys B", "Priya Pillai is Priya B"),
        ("Carys", "Thanks Carys! carys here", "Thanks Priya! priya here"),
    ],
)
def test_a_person_is_renamed_in_every_spelling(profile: str, brief: str, becomes: str) -> None:
    scenario = with_person(profile, "@carysb_1988", brief, record=full_name("Carys Bowden"))
    assert brief_of(scenario, "Priya", "Pillai") == becomes


def test_the_long_and_the_short_of_a_name_are_one() -> None:
    scenario = with_person(
        "Kev Drummle", "@kevdrummle", "Kev, in full Kevin Drummle", record=full_name("Kevin Drummle")
    )
    assert brief_of(scenario, "Raj", "Dahl") == "Raj, in full Raj Dahl"
    assert brief_of(with_person("Gav S", "@gav_s", "Gavin, not Gavotte"), "Ned") == "Ned, not Gavotte"


def test_a_surname_that_is_a_word_or_that_the_record_spells_otherwise_stays() -> None:
    assert "Stan" not in renamed(with_person("Mirela Stan", "@mirelastan", "the market stall of stan"), 1)
    misspelt = with_person("Ilinca Vadeanu", "@ilinca", record=full_name("Ilinca Vadenau"))
    assert not {"Vadeanu", "Vadenau"} & set(renamed(misspelt, 1))


def test_somebody_elses_name_in_the_record_stays() -> None:
    scenario = with_person("Gav S", "@gav_s", "Priya Lanfield's partner", record=full_name("Priya Lanfield"))
    assert brief_of(scenario, "Ned") == "Priya Lanfield's partner"


@pytest.mark.parametrize(
    ("name", "handle", "becomes"),
    [
        ("Carys Bowden", "@carysb_1988", "@priyab_1988"),
        ("Tomasz Bowden", "@bowden_plumbing", "@pillai_plumbing"),
        ("Marisol Bowden", "@mari_cello", "@priya_cello"),
        ("Rhod Bowden", "@rbowden_", "@ppillai_"),
        ("Dean Bowden", "@deanveg", "@priyaveg"),
        ("Emre Bowden", "@kettles_of_marl", "@kettles_of_marl"),
    ],
)
def test_a_handle_goes_with_its_owner(name: str, handle: str, becomes: str) -> None:
    scenario = with_person(name, handle)
    found = spellings(scenario, {name.partition(" ")[0]: "Priya", "Bowden": "Pillai"})
    assert found.get(handle, handle) == becomes


@pytest.mark.parametrize(
    ("address", "becomes"),
    [
        ("carys.bowden@example.com", "priya.pillai@example.com"),
        ("c.bowden@example.com", "p.pillai@example.com"),
        ("carys@example.com", "priya@example.com"),
        ("help@example.com", "help@example.com"),
        ("carysle@example.com", "carysle@example.com"),
    ],
)
def test_an_address_goes_with_its_owner(address: str, becomes: str) -> None:
    scenario = with_person("Carys Bowden", "@carysb", f"write to {address}")
    assert brief_of(scenario, "Priya", "Pillai") == f"write to {becomes}"


def test_who_posts_is_renamed_as_customers_are() -> None:
    hours = TEASHOP.case("hours")
    post = hours.opening[0].model_copy(update={"by": "bystander", "name": "Hetty", "handle": "@hettyhikes"})
    case = hours.model_copy(update={"opening": (*hours.opening, post)})
    names = renamed(TEASHOP.model_copy(update={"cases": (case, *TEASHOP.cases[1:])}), 1)
    assert names["@hettyhikes"] == f"@{names['Hetty'].lower()}hikes"
