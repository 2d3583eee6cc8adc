"""The tasks of one job as whoever hires for it signed them: a form's map, with what is different in this job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, Dimension
from simulator.forms import Form, Task
from simulator.scorecards import scorecard

LEAST = 3
"""A job of fewer tasks says too little of what a mark stands for."""
IMPORTANCE: Mapping[int, str] = {
    1: "little depends on it", 2: "some depends on it", 3: "much depends on it", 4: "very much depends on it",
    5: "the job fails without it",
}  # fmt: skip
FREQUENCY: Mapping[int, str] = {
    1: "a few times a year", 2: "every month", 3: "every week", 4: "every day", 5: "many times a day",
}  # fmt: skip


class JobMap(BaseModel):
    """A signed map. `asked` are the people who know the job, in words; `by` is who signed, `at` is in Unix seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tasks: tuple[Task, ...]
    asked: str
    note: str = ""
    by: str
    at: float


def counted(form: Form) -> tuple[Dimension, ...]:
    """Give the dimensions that the form's scorecard gives a weight: those that may be linked to a task."""
    card = scorecard(form.scorecard)
    return tuple(one for one in DIMENSIONS if card.weight(one))


def fitted(form: Form, tasks: Sequence[Task]) -> Form:
    """Give the form with these tasks as its map; CommandRefused if what counts would stand for no task of the job."""
    if len(tasks) < LEAST:
        raise CommandRefused(f"a job has {LEAST} tasks or more; here {len(tasks)} are left")
    titles = [task.title.casefold() for task in tasks]
    if twice := next((task.title for task in tasks if titles.count(task.title.casefold()) > 1), None):
        raise CommandRefused(f"“{twice}” stands here twice; strike one of them")
    made = form.model_copy(update={"map": tuple(tasks)})
    if bare := [one for one in counted(form) if not made.tasks(one)]:
        shares = " and ".join(f"{one} ({scorecard(form.scorecard).weight(one):g} of 100)" for one in bare)
        raise CommandRefused(
            f"no task is shown by {shares}, so marks would count that the job does not ask for: "
            "tick it at a task that it shows, add such a task, or choose another form"
        )
    return made


def changes(form: Form, tasks: Sequence[Task]) -> dict[str, str]:
    """Say what is different from the form's own map, by the title of the task: as given, added, changed, struck."""
    now = {task.title: task for task in tasks}
    was = {task.title: task for task in form.map}
    told = {title: _change(was.get(title), task) for title, task in now.items()}
    return told | {title: "struck" for title in was if title not in now}


def _change(was: Task | None, now: Task) -> str:
    if was is None:
        return "added"
    return "changed: " + "; ".join(_differences(was, now)) if was != now else "as given"


def _differences(was: Task, now: Task) -> Iterator[str]:
    for name in ("importance", "frequency"):
        if getattr(was, name) != getattr(now, name):
            yield f"{name} {getattr(was, name)} to {getattr(now, name)}"
    if set(was.dimensions) != set(now.dimensions):
        yield f"shown by {', '.join(now.dimensions)} instead of {', '.join(was.dimensions)}"
