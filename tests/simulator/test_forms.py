"""Forms: what ships can be used for hiring, and mistakes are told with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import simulator.forms as forms_module
from simulator.courses import courses
from simulator.errors import CommandRefused, ScenarioProblems
from simulator.finding import DIMENSIONS
from simulator.forms import Form, form, form_problems, forms
from simulator.packs import load_pack
from simulator.reading.syllables import grade_level
from simulator.resources import scenarios_path
from simulator.scorecards import scorecard

PACK = load_pack(scenarios_path())
SHORT, LONG = ("text-care-a", "text-care-b"), ("text-care-long-a", "text-care-long-b")
READY = (*SHORT, *LONG)
WARM_UP = "teashop"

GOOD = """title: Tea
about: A quiet shop.
for_whom: Whoever pours.
level: 1
minutes: 10
map:
- {title: Pour, importance: 5, frequency: 5, dimensions: [tone, resolution, speed]}
- {title: Keep secrets, importance: 4, frequency: 2, dimensions: [privacy, escalation]}
- {title: Write, importance: 4, frequency: 5, dimensions: [writing]}
parts:
- {scenario: teashop, form: 3, seed: 7}
scorecard: hiring
limits: [Tea only.]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder that forms are read from instead of the shipped one."""
    monkeypatch.setattr(forms_module, "content_path", lambda *_: tmp_path)
    forms.cache_clear()
    yield tmp_path
    forms.cache_clear()


def told(folder: Path, text: str) -> list[str]:
    """Give what is wrong with one form of this text."""
    (folder / "tea.yaml").write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(f"{folder}/") for problem in form_problems(PACK.scenarios)]


def test_what_ships_can_be_used() -> None:
    assert [str(problem) for problem in form_problems(PACK.scenarios)] == []
    assert tuple(forms()) == READY


def test_a_form_is_no_course() -> None:
    assert not courses().keys() & forms().keys()


@pytest.mark.parametrize("ready", forms().values(), ids=lambda one: one.id)
def test_a_ready_form_suits_hiring(ready: Form) -> None:
    scenarios = [PACK.scenario(part.scenario, part.form) for part in ready.parts]
    cases = [case for scenario in scenarios for case in scenario.cases]
    assert len(cases) >= 8
    assert [case.id for case in cases if case.warning] == []
    assert all(scenario.level <= 3 for scenario in scenarios)
    assert WARM_UP not in {scenario.id for scenario in scenarios}
    # The authored wording is what practice gives out.
    assert all(part.form for part in ready.parts)
    # Everything has come in by then, so that nobody has to sit and wait.
    last = sum(max(post.at for case in scenario.cases for post in case.opening) for scenario in scenarios)
    assert last <= ready.minutes * 60
    assert scorecard(ready.scorecard).pass_mark is None


def test_the_forms_to_begin_with_are_short_and_plain_to_read() -> None:
    for name in SHORT:
        scenarios = [PACK.scenario(part.scenario) for part in form(name).parts]
        assert sum(scenario.minutes for scenario in scenarios) <= 40
        # Reading the briefing and the knowledge is part of that time, and takes no more than school grade 8.
        texts = [text for one in scenarios for text in (one.brief, "\n".join(page.text for page in one.knowledge))]
        assert all(grade_level(text) <= 8 for text in texts)


@pytest.mark.parametrize("pair", [SHORT, LONG], ids=["short", "long"])
def test_ready_forms_share_no_form_of_a_scenario_and_all_else(pair: tuple[str, str]) -> None:
    one, other = (form(name) for name in pair)
    assert [part.scenario for part in one.parts] == [part.scenario for part in other.parts]
    assert not set(one.parts) & set(other.parts)
    assert not {(part.scenario, part.form) for part in one.parts} & {(part.scenario, part.form) for part in other.parts}
    apart = {"id", "title", "parts"}
    assert one.model_dump(exclude=apart) == other.model_dump(exclude=apart)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_tasks_of_a_dimension_come_by_what_they_matter(dimension: str) -> None:
    ready = form(READY[0])
    tasks = ready.tasks(dimension)  # type: ignore[arg-type]
    assert tasks
    assert set(tasks) == {task for task in ready.map if dimension in task.dimensions}
    matter = [task.importance * task.frequency for task in tasks]
    assert matter == sorted(matter, reverse=True)


def test_a_form_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(CommandRefused, match="no form 'cake'; there are: text-care-a, text-care-b, text-care-long-a"):
        form("cake")


def test_a_sound_form_has_no_problem_and_is_read(folder: Path) -> None:
    assert told(folder, GOOD) == []
    assert form("tea").expires_months == 12
    assert form("tea").parts[0].form == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[writing]", "[tone]", "tea.yaml:6: map: no task is scored by writing, which counts 16 of 100 in hiring@1"),
        ("[privacy, escalation]", "[escalation]", "tea.yaml:6: map: no task is scored by privacy, which counts 14"),
        ("[writing]", "[wit]", "tea.yaml:9: map[2].dimensions[0]: Input should be 'tone', 'resolution'"),
        ("[writing]", "[]", "tea.yaml:9: map[2].dimensions: Tuple should have at least 1 item"),
        ("scorecard: hiring", "scorecard: tea", "tea.yaml:12: scorecard: there is no scorecard 'tea'; there are: "),
        ("scenario: teashop", "scenario: pub", "tea.yaml:11: parts[0].scenario: there is no scenario 'pub'"),
        ("seed: 7}", "seed: 7}\n- {scenario: teashop}", "tea.yaml:12: parts[1]: teashop stands twice"),
        ("minutes: 10", "minutes: 16", "tea.yaml:5: minutes: the shifts end after 15 minutes in all"),
        ("importance: 5", "importance: 6", "map[0].importance: Input should be less than or equal to 5"),
        ("form: 3", "form: -1", "parts[0].form: Input should be greater than or equal to 0"),
        ("limits: [Tea only.]", "limits: []", "tea.yaml:13: limits: Tuple should have at least 1 item"),
        ("limits: [Tea only.]", "pass: 60", "pass: Extra inputs are not permitted"),
        ("title: Tea", "title: [", "is not YAML"),
        (GOOD, "[Tea]", "tea.yaml:1: must be a mapping with title"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(old: str, new: str, says: str, folder: Path) -> None:
    assert old in GOOD
    assert says in "\n".join(told(folder, GOOD.replace(old, new, 1)))


def test_a_dimension_that_counts_for_nothing_is_not_linked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms_module, "scorecards", lambda: (scorecard("hiring").untimed,))
    assert told(folder, GOOD) == ["tea.yaml:7: map[0].dimensions: speed counts for nothing in hiring@1: take it off"]


def test_no_form_is_given_while_one_is_wrong(folder: Path) -> None:
    told(folder, GOOD.replace("[writing]", "[tone]"))
    with pytest.raises(ScenarioProblems, match="no task is scored by writing"):
        forms()
