"""The crowd: one voice for all, the same line never pasted, no advert in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.finding import Finding
from simulator.scene import Scene
from simulator.scoring.evidence import missing, said
from simulator.scoring.similar import repeats
from simulator.state import Message


def crowding(scene: Scene) -> Iterator[Finding]:
    """Give the findings about the crowd, where the case has one or a line was pasted in public."""
    yield from _pasted(scene)
    if "statement" in scene.case.expected.actions or scene.case.kind == "CRO":
        yield from _statement(scene)
    if (
        scene.final
        and "pause_marketing" in scene.case.expected.actions
        and scene.shift.marketing
        and not scene.shift.marketing_paused
    ):
        yield missing(scene, "crowd.marketing_ran", "a pause of scheduled marketing")


def _pasted(scene: Scene) -> Iterator[Finding]:
    for message in scene.replies:
        earlier = repeats(scene, message) if message.channel == "public" else None
        if earlier is not None:
            yield said(scene, "crowd.pasted", message)
            return


def _statement(scene: Scene) -> Iterator[Finding]:
    made = _made(scene)
    if made is None:
        if scene.final and "statement" in scene.case.expected.actions:
            yield missing(scene, "crowd.no_statement", "one statement, pinned")
        return
    own = any(message.event == made.event for message in scene.replies)
    yield (
        said(scene, "crowd.one_voice", made)
        if own
        else missing(scene, "crowd.one_voice", "posted for all", event=made.event)
    )
    if not made.pinned:
        yield missing(scene, "crowd.unpinned", "the pin", event=made.event)
    if made.reading is not None and not made.reading.has("time.specific") and not made.reading.has("promise.update"):
        yield missing(scene, "crowd.no_time", "the time of the next update", event=made.event)


def _made(scene: Scene) -> Message | None:
    own = [message for message in scene.replies if message.statement]
    return next(iter((*own, *scene.shift.statements)), None)
