"""The drill when a customer publishes personal data: hide, do not quote, ask to delete, a private place, protect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.finding import Finding
from simulator.scene import Scene
from simulator.scoring.evidence import acted, missing
from simulator.scoring.severity import CRITICAL, IMPOSTOR, leaving, privacy_table
from simulator.state import Message
from simulator.vocabulary import kind_words

_DRILL = 2
"""From this severity on the whole drill is due; below it, hiding the post will do."""


def exposed(scene: Scene) -> tuple[Message, ...]:
    """Give the public posts of the case that show personal data which should not stay there."""
    return tuple(
        post for post in scene.went.messages if post.by != "agent" and post.channel == "public" and _grave(post)
    )


def _grave(post: Message) -> int:
    return max((leaving(kind) for kind in post.exposes), default=0)


def exposure(scene: Scene) -> Iterator[Finding]:
    """Give the findings of the drill for a case's exposing posts."""
    posts = exposed(scene)
    if not posts:
        return
    for post in posts:
        yield from _hiding(scene, post)
    if scene.final and max(map(_grave, posts)) >= _DRILL:
        yield from _rest(scene, max(map(_grave, posts)))


def _hiding(scene: Scene, post: Message) -> Iterator[Finding]:
    gone = [at for at in (post.hidden_at, post.deleted_at) if at is not None]
    if not gone:
        if scene.final:
            yield _left(scene, post)
        return
    act = next((act for act in scene.went.acts if act.name == "hide" and act.detail.startswith(f"{post.event}:")), None)
    if act is None:
        return
    yield acted(scene, "privacy.hid", act)
    if act.at - _first_seen(scene, post) > privacy_table().hide_within:
        yield acted(scene, "privacy.hid_late", act)


def _first_seen(scene: Scene, post: Message) -> float:
    views = [act.at for act in scene.went.acts if act.name.startswith("view:case")]
    return max(post.at, 0.0, min(views, default=post.at))


def _left(scene: Scene, post: Message) -> Finding:
    grave = _grave(post)
    kinds = ", ".join(kind_words(kind) for kind in post.exposes if leaving(kind))
    found = missing(
        scene, "privacy.left_exposed", "hiding the post", because=f"It stayed in the open: {kinds}.", event=post.event
    )
    if grave >= CRITICAL:
        return replace(found, cap=0.0)
    return replace(found, critical=None, effect=found.effect if grave >= _DRILL else -privacy_table().points[grave])


def _rest(scene: Scene, grave: int) -> Iterator[Finding]:
    private = scene.went.rooms or any(message.offers for message in scene.replies)
    if not _told(scene, "told.delete") and not any(post.deleted_at is not None for post in exposed(scene)):
        yield missing(scene, "privacy.no_delete", "asking to delete the post")
    if not private and not _told(scene, "offer.dm", "offer.chat"):
        yield missing(scene, "privacy.no_private", "the offer of a private place")
    if grave >= CRITICAL and not _told(scene, "told.protect"):
        yield missing(scene, "privacy.no_protection", "what they should do to be safe")
    if grave >= IMPOSTOR and not scene.went.did("incident"):
        yield missing(scene, "privacy.no_incident", "an incident")


def _told(scene: Scene, *names: str) -> bool:
    return any(
        message.reading is not None and any(message.reading.has(name) for name in names) for message in scene.replies
    )
