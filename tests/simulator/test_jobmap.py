"""The map of one job: what counts stands for a task of it, and what is different from the form is said."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS
from simulator.forms import Task, form
from simulator.jobmap import FREQUENCY, IMPORTANCE, changes, counted, fitted

FORM = form("text-care-a")
CHAT = Task(title="Keep two chats going", importance=3, frequency=4, dimensions=("speed", "writing"))


def test_a_form_takes_the_tasks_of_a_job() -> None:
    made = fitted(FORM, [*FORM.map, CHAT])
    assert made.tasks("speed")[-1] == CHAT
    assert made.model_copy(update={"map": FORM.map}) == FORM


def test_every_dimension_of_the_hiring_scorecard_counts() -> None:
    assert counted(FORM) == DIMENSIONS


@pytest.mark.parametrize("bare", counted(FORM))
def test_what_counts_without_a_task_is_refused_by_name(bare: str) -> None:
    tasks = [task for task in FORM.map if bare not in task.dimensions]
    with pytest.raises(CommandRefused, match=rf"no task is shown by {bare} \(\d+ of 100\)"):
        fitted(FORM, tasks)


def test_two_bare_dimensions_are_both_named() -> None:
    with pytest.raises(CommandRefused, match=r"speed \(\d+ of 100\) and writing \(\d+ of 100\)"):
        fitted(FORM, FORM.map[:-2])


@pytest.mark.parametrize(
    ("tasks", "words"),
    [((), "3 tasks or more; here 0"), (FORM.map[:2], "here 2"), ((*FORM.map, FORM.map[0]), "stands here twice")],
)
def test_what_is_no_map(tasks: tuple[Task, ...], words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        fitted(FORM, tasks)


def test_what_is_different_is_said_by_task() -> None:
    first = FORM.map[0].model_copy(update={"importance": 2, "dimensions": ("tone", "resolution")})
    told = changes(FORM, [first, *FORM.map[1:-1], CHAT])
    assert told[first.title] == "changed: importance 5 to 2; shown by tone, resolution instead of resolution"
    assert told[CHAT.title] == "added"
    assert told[FORM.map[-1].title] == "struck"
    assert told[FORM.map[1].title] == "as given"


def test_each_number_has_its_words() -> None:
    assert list(IMPORTANCE) == list(FREQUENCY) == [1, 2, 3, 4, 5]
