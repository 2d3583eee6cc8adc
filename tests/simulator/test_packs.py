"""Packs: what is right loads, and all that is wrong is reported at once, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from simulator.errors import CommandRefused, ScenarioProblems
from simulator.packs import load_pack, load_scenario, scenario_files
from simulator.resources import scenarios_path
from simulator.variation import varied

TINY = scenarios_path() / "tiny"
TEASHOP = (TINY / "teashop.yaml").read_text(encoding="utf-8")

MISTAKES = [
    ("level: 1\n", "level: 9\n", "level", "less than or equal to 5, got 9"),
    ("minutes: 15\n", "minuts: 15\n", "minutes", "is missing"),
    ('  handle: "@pottleleaf"\n', '  handle: "pottleleaf"\n', "brand.handle", "should match pattern"),
    ("    temperament: calm\n", "    temperament: grumpy\n", "people[0].temperament", "got 'grumpy'"),
    ("- {ask: email,", "- {ask: shoe_size,", "people[1].tells[3].ask", "'shoe_size' is nothing an agent can ask"),
    ("    person: kettle\n", "    person: nobody\n", "cases[2].person", "there is no person 'nobody'"),
    (
        'settled_by: [["remedy:resend"]',
        'settled_by: [["remedy:gold"]',
        "cases[1].expected.settled_by",
        "no remedy 'gold'",
    ),
    ("facts: [two_days]", "facts: [three_days]", "cases[1].expected.facts", "no fact 'three_days'"),
    (
        "poor: [moved_dm, moved_chat, hidden]",
        "poor: [shouted]",
        "cases[2].expected.disposition.poor",
        "'shouted' is not a disposition",
    ),
    ("when: {topic: parking}", "when: {topic: trains}", "cases[0].beats[0].when.topic", "not a topic of this case"),
    (
        '        say: "ah brilliant, see you then"\n        or: ["oh',
        '        or: ["oh',
        "cases[0].beats[0].or",
        "other wordings of `say`, and there is none",
    ),
]


def write(tmp_path: Path, text: str) -> Path:
    """Give the path of a scenario file with this text."""
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_tiny_pack_loads_with_digests() -> None:
    pack = load_pack(TINY)
    assert [scenario.id for scenario in pack.scenarios] == ["teashop"]
    assert len(pack.digest("teashop")) == 64
    with pytest.raises(CommandRefused, match=r"no scenario 'coffee'; there are: teashop"):
        pack.scenario("coffee")


@pytest.mark.parametrize(("right", "wrong", "path", "message"), MISTAKES)
def test_each_mistake_is_reported_where_it_stands(
    tmp_path: Path, right: str, wrong: str, path: str, message: str
) -> None:
    assert right in TEASHOP
    text = TEASHOP.replace(right, wrong, 1)
    scenario, problems = load_scenario(write(tmp_path, text))
    assert scenario is None
    found = [problem for problem in problems if problem.path.startswith(path)]
    assert found, problems
    assert any(message in problem.message for problem in found)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if wrong.splitlines()[0].strip() in row)
    if "missing" not in message:
        assert line in {problem.line for problem in found}


def test_ten_mistakes_give_ten_reports(tmp_path: Path) -> None:
    text = TEASHOP
    for right, wrong, _, _ in MISTAKES:
        text = text.replace(right, wrong, 1)
    with pytest.raises(ScenarioProblems) as raised:
        load_pack(write(tmp_path, text))
    reported = {problem.path for problem in raised.value.problems}
    assert {path for _, _, path, _ in MISTAKES} <= {name.split(".extra")[0] for name in reported} | reported
    assert len(raised.value.problems) >= 10
    assert all(str(problem).startswith(str(tmp_path)) for problem in raised.value.problems)


def test_the_layout_of_a_file_does_not_change_its_digest(tmp_path: Path) -> None:
    moved = write(tmp_path, "# a comment\n\n" + TEASHOP)
    assert load_pack(moved).digest("teashop") == load_pack(TINY).digest("teashop")


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblems, match="no such file or folder"):
        load_pack(tmp_path / "none")


def test_a_folder_stands_for_the_packs_below_it() -> None:
    names = {file.name for file in scenario_files(scenarios_path())}
    assert {"teashop.yaml", "retail.yaml", "airline.yaml", "bank.yaml", "healthcare.yaml"} <= names


def test_a_pack_that_names_a_missing_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("format: 1\nid: p\ntitle: P\nsummary: S\nscenarios: [gone.yaml]\n")
    with pytest.raises(ScenarioProblems, match=r"there is no file 'gone.yaml'"):
        load_pack(tmp_path)


@dataclass(frozen=True)
class Began:
    scenario: str
    form: int


def test_a_shift_is_played_in_the_scenario_and_the_form_that_it_began_with() -> None:
    pack = load_pack(TINY)
    assert pack.played(Began("teashop", 0)) is pack.scenarios[0]
    assert pack.played(Began("teashop", 2)) == varied(pack.scenarios[0], 2)
    assert pack.played(Began("teashop", 2)) is pack.scenario("teashop", 2)
    for wrong, message in ((Began("coffee", 2), "no scenario 'coffee'"), (None, "has not started")):
        with pytest.raises(CommandRefused, match=message):
            pack.played(wrong)


def test_a_pack_with_other_scenarios_has_other_forms() -> None:
    pack = load_pack(TINY)
    pack.scenario("teashop", 1)
    other = replace(pack, scenarios=(pack.scenarios[0].model_copy(update={"brief": "Nothing like it."}),))
    assert other.scenario("teashop", 1).brief == "Nothing like it."


def test_a_format_with_one_more_key_leaves_the_digest_of_those_without_it() -> None:
    dumped = load_pack(scenarios_path() / "hotel").scenarios[0].model_dump_json()
    assert '"wordings"' not in dumped and '"or"' not in dumped
