"""When an authored beat comes: a pure function of what has happened in the case so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.scenario import Beat, When
from simulator.scene import Scene
from simulator.state import Message
from simulator.timing import seen_at


def due_beats(scene: Scene) -> Iterator[tuple[float, Beat]]:
    """Give the beats whose conditions hold and which have not come yet, each with the time it is due."""
    for beat in scene.case.beats:
        if beat.id in scene.went.beats:
            continue
        since = _since(scene, beat.when)
        if since is not None:
            yield since + beat.delay, beat


def _since(scene: Scene, when: When) -> float | None:
    """Give the time since when all conditions hold; None while one does not."""
    if when.unless is not None and scene.met(when.unless):
        return None
    latest = scene.went.opened_at
    for name, test in _CONDITIONS.items():
        wanted = getattr(when, name)
        if wanted is None:
            continue
        held = test(scene, wanted)
        if held is None:
            return None
        latest = max(latest, held)
    return latest


def _action(scene: Scene, name: str) -> float | None:
    acts = (*scene.went.acts, *scene.shift.acts)
    done = [act.at for act in acts if act.name == name or act.name.startswith(name + ":")]
    return min(done) if done else None


def _seen(scene: Scene, wanted: Callable[[Message], bool]) -> float | None:
    times = [seen_at(said) for said in scene.replies if said.seen and wanted(said)]
    return min(times) if times else None


def _sign(scene: Scene, name: str) -> float | None:
    return _seen(scene, lambda said: said.reading is not None and said.reading.has(name))


def _finding(scene: Scene, name: str) -> float | None:
    stem = name.rstrip(".") + "."
    return _seen(scene, lambda said: any(rule == name or rule.startswith(stem) for rule in said.rules))


def _fact(scene: Scene, name: str) -> float | None:
    return _seen(scene, lambda said: said.reading is not None and said.reading.fact(name) == "conveys")


def _silence(scene: Scene, seconds: float) -> float | None:
    waiting = scene.went.waiting_since
    return None if waiting is None else max(waiting, 0.0) + seconds


def _mood_below(scene: Scene, mood: int) -> float | None:
    return next((at for at, value, _ in scene.went.moods if value < mood), None)


def _channel(scene: Scene, channel: str) -> float | None:
    if channel == scene.went.channel:
        return scene.went.opened_at
    return _action(scene, channel)


_CONDITIONS: dict[str, Callable[..., float | None]] = {
    "action": _action,
    "finding": _finding,
    "asked": lambda scene, name: _sign(scene, f"ask.{name}"),
    "offered": lambda scene, name: _sign(scene, f"offer.{name}"),
    "fact": _fact,
    "topic": lambda scene, name: _sign(scene, f"topic.{name}"),
    "silence": _silence,
    "at": lambda scene, at: float(at),
    "after": lambda scene, beat: scene.went.beats.get(beat),
    "mood_below": _mood_below,
    "channel": _channel,
}
