"""How the queue was worked: when each case came, how long it waited, and what was due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.queueing import worked_at
from simulator.scene import Scene
from simulator.scoring.speed import due_at, starts_at
from webapp.wording import span

WIDTH = 300.0


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One case's wait, in seconds of the shift and in units of the bar. `rank` is the place in the order worked."""

    case: str
    title: str
    priority: str
    arrived: float
    worked: float | None
    due: float | None
    rank: int
    x: float
    wide: float
    due_x: float | None
    late: bool

    @property
    def told(self) -> str:
        """Give the wait in words."""
        if self.due is None:
            return "no reply was due"
        since = max(self.arrived, 0.0)
        waited = "never answered" if self.worked is None else span(self.worked - since)
        return f"{waited}, due in {span(self.due - since)}"


def queue(scenes: Sequence[Scene]) -> tuple[QueueRow, ...]:
    """Give how the cases were worked, in the order they came in."""
    order = sorted((scene for scene in scenes if worked_at(scene) is not None), key=lambda one: worked_at(one) or 0.0)
    ranks = {scene.case.id: place for place, scene in enumerate(order, start=1)}
    rows = [_row(scene, ranks.get(scene.case.id, 0)) for scene in scenes]
    return tuple(sorted(rows, key=lambda row: (row.arrived, row.priority, row.case)))


def _row(scene: Scene, rank: int) -> QueueRow:
    end = max(scene.shift.at, 1.0)
    arrived, worked = max(0.0, starts_at(scene)), worked_at(scene)
    wanted = scene.case.expected.needs_reply and scene.case.target is not None
    due = due_at(scene) if wanted else None
    until = worked if worked is not None else end if wanted else arrived

    def x(at: float) -> float:
        return round(WIDTH * min(max(at, 0.0), end) / end, 1)

    return QueueRow(
        case=scene.case.id, title=scene.case.title, priority=scene.case.priority, arrived=scene.went.opened_at,
        worked=worked, due=due, rank=rank, x=x(arrived), wide=max(2.0, round(x(until) - x(arrived), 1)),
        due_x=x(due) if due is not None and due <= end else None, late=due is not None and until > due,
    )  # fmt: skip
