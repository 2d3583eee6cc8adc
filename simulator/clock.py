"""Virtual time as a pure function of wall time: nothing ticks."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.events import ClockSet, ContactLost, Event, ShiftStarted


@dataclass(frozen=True, slots=True)
class Clock:
    """How virtual seconds run from the moment the clock was last set. Wall seconds are Unix time."""

    base_at: float
    base_wall: float
    speed: float = 1.0
    paused: bool = False

    def now(self, wall: float) -> float:
        """Give the virtual seconds at a wall time. A wall clock that was set back never takes time back."""
        if self.paused:
            return self.base_at
        return self.base_at + max(0.0, wall - self.base_wall) * self.speed

    def wall(self, at: float) -> float | None:
        """Give the wall time at which virtual second `at` comes; None while the clock stands still."""
        if self.paused or self.speed <= 0:
            return None
        return self.base_wall + max(0.0, at - self.base_at) / self.speed


def set_by(clock: Clock | None, event: Event, recorded_at: float) -> Clock | None:
    """Give the clock after an event that was recorded at this wall time; only some events set it."""
    if isinstance(event, ShiftStarted):
        # The event itself lies at the oldest post, perhaps days before; the agent sits down at 0.
        return Clock(0.0, recorded_at, event.speed)
    if isinstance(event, ClockSet):
        return Clock(event.at, recorded_at, event.speed, event.paused)
    if isinstance(event, ContactLost) and clock is not None:
        return Clock(event.at, recorded_at - event.counted, clock.speed, clock.paused)
    return clock
