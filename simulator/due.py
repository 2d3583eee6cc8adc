"""What happens by itself, and when: arrivals, answers, checks, silence, beats, promises, the crowd, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from simulator import crowd, customer
from simulator import events as e
from simulator.beats import due_beats
from simulator.reactions import first_mood, line, sensitivity
from simulator.reading.model import Channel
from simulator.scenario import Beat, Case, OpeningPost, Scenario
from simulator.scene import Scene
from simulator.scoring import findings
from simulator.state import CaseState, Message, ShiftState
from simulator.surrogates import stranger
from simulator.timing import (
    CHECK_SECONDS,
    JOIN_SECONDS,
    NUDGE_LIMIT,
    PATIENCE,
    REASSURED,
    answered_at,
    between,
    seen_at,
)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens at a time; `fire` gives its events. `rank` and `case` settle ties."""

    at: float
    rank: int
    case: str
    fire: Callable[[float], Iterable[e.Event]]

    def order(self) -> tuple[float, int, str]:
        """Give what to sort by, so that the same things come in the same order everywhere."""
        return (self.at, self.rank, self.case)


def due_items(scenario: Scenario, state: ShiftState) -> Iterator[Due]:
    """Give everything that will happen by itself as things stand."""
    yield from _shift(scenario, state)
    for case in scenario.cases:
        if case.id in state.left_out:
            continue
        yield from _arrivals(scenario, case, state)
        went = state.cases.get(case.id)
        if went is None:
            continue
        scene = Scene(scenario, case, went, state, final=False)
        for source in _SOURCES:
            yield from source(scene)


def _shift(scenario: Scenario, state: ShiftState) -> Iterator[Due]:
    end = scenario.minutes * 60.0
    yield Due(end, 99, "", lambda at: [e.ShiftEnded(at=at, why="time")])
    if state.marketing_paused:
        return
    for index, post in enumerate(scenario.brand.marketing):
        if index not in state.marketing:
            text = post.text
            yield Due(
                post.at, 90, str(index),
                lambda at, index=index, text=text: [e.MarketingPosted(at=at, index=index, text=text)],  # type: ignore[misc]
            )  # fmt: skip


def _arrivals(scenario: Scenario, case: Case, state: ShiftState) -> Iterator[Due]:
    went = state.cases.get(case.id)
    opened = sum(1 for said in went.messages if said.beat.startswith("opening:")) if went else 0
    posts = sorted(case.opening, key=lambda post: post.at)
    if opened < len(posts):
        post, seed = posts[opened], state.started.seed if state.started else 0
        yield Due(post.at, 10, case.id, lambda at: _arrive(scenario, case, opened, post, seed, at))


def _arrive(scenario: Scenario, case: Case, index: int, post: OpeningPost, seed: int, at: float) -> Iterator[e.Event]:
    person = scenario.person(case.person)
    if index == 0:
        yield e.CaseOpened(at=at, case=case.id, channel=case.channel)
        mood = person.mood if person.mood is not None else first_mood(person.temperament)
        yield e.MoodChanged(at=at, case=case.id, mood=mood, because="arrived")
    name, handle, unknown = post.name, post.handle, stranger(seed, f"{case.id}:opening:{index}")
    if post.by == "customer":
        name, handle = name or person.name, handle or person.handle
    elif post.by == "brand":
        name, handle = name or scenario.brand.name, handle or scenario.brand.handle
    yield e.Posted(
        at=at, case=case.id, by=post.by, channel=case.channel, text=post.text, beat=f"opening:{index}",
        name=name or unknown[0], handle=handle or unknown[1], image=post.image, exposes=post.exposes,
        likes=post.likes, reposts=post.reposts,
    )  # fmt: skip


def _seeing(scene: Scene) -> Iterator[Due]:
    for said in scene.replies:
        if not said.seen:
            yield Due(seen_at(said), 20, scene.case.id, lambda at, said=said: _see(scene, said, at))  # type: ignore[misc]


def _see(scene: Scene, said: Message, at: float) -> Iterator[e.Event]:
    """Give what a reply does when it is seen: the rules it met, and the mood and the heat they lead to."""
    found = [one for one in findings(scene) if one.event == said.event]
    rules = tuple(dict.fromkeys(one.rule for one in found if one.effect))
    yield e.ReplySeen(at=at, case=scene.case.id, reply=said.event, rules=rules)
    if (moved := customer.mood_after(scene, found)) is not None and scene.went.left is None:
        yield e.MoodChanged(at=at, case=scene.case.id, mood=moved[0], because=moved[1])
    if (warmed := crowd.heat_after(scene.went, said, found)) is not None:
        yield e.HeatChanged(at=at, case=scene.case.id, heat=warmed[0], because=warmed[1])


def _answering(scene: Scene) -> Iterator[Due]:
    waiting = customer.unanswered(scene.went)
    if waiting:
        at = max(answered_at(_seed(scene), scene.went, said) for said in waiting)
        yield Due(at, 40, scene.case.id, lambda at: customer.react(scene, waiting, at))


def _joining(scene: Scene) -> Iterator[Due]:
    """Give the customer's first line in a room that was opened, if they come at all."""
    for act in scene.went.acts:
        if act.name not in ("dm", "chat") or f"joined:{act.name}" in scene.went.beats:
            continue
        at = act.at + between(_seed(scene), JOIN_SECONDS, "join", scene.case.id, act.event)
        yield Due(at, 30, scene.case.id, lambda at, room=act.name: _join(scene, room, at))  # type: ignore[misc]


def _join(scene: Scene, room: str, at: float) -> Iterator[e.Event]:
    yield e.BeatFired(at=at, case=scene.case.id, beat=f"joined:{room}")
    if scene.went.left is not None:
        return
    comes = room in scene.person.accepts and scene.went.consent.get(room, True)
    key = "joined" if comes else "declines_move"
    channel = ("chat" if room == "chat" else "dm") if comes else scene.went.channel
    yield customer.customer_post(scene, at, channel, line(scene, key), key)


def _checking(scene: Scene) -> Iterator[Due]:
    if scene.went.check is not None:
        asked = scene.went.check[1]
        at = asked + between(_seed(scene), CHECK_SECONDS, "check", scene.case.id, asked)
        yield Due(at, 30, scene.case.id, lambda at: _check(scene, at))


def _check(scene: Scene, at: float) -> Iterator[e.Event]:
    assert scene.went.check is not None  # noqa: S101 - `_checking` asks only then
    passed = scene.person.genuine
    yield e.Verified(at=at, case=scene.case.id, tier=scene.went.check[0], passed=passed)
    key = "verify_ok" if passed else "verify_fail"
    channel = next(iter(sorted(scene.went.rooms)), scene.went.channel)
    yield customer.customer_post(scene, at, "chat" if channel == "chat" else "dm", line(scene, key), key)


def _silence(scene: Scene) -> Iterator[Due]:
    """Give the nudges of a customer who waits, and at last the giving up."""
    went = scene.went
    if went.waiting_since is None or went.left is not None or not went.open or not scene.case.expected.needs_reply:
        return
    patience = scene.person.patience or PATIENCE[scene.person.temperament]
    if went.posts[-1].beat == "reassured":
        patience *= REASSURED
    waited = max([0.0, *(said.at for said in went.posts)])
    pending = [made.due + 60 for made in went.promises if made.kept is None]
    yield Due(max([waited + patience, *pending]), 50, scene.case.id, lambda at: _nudge(scene, at))


def _nudge(scene: Scene, at: float) -> Iterator[e.Event]:
    cost = round(customer.SILENCE_COST * sensitivity(scene.person.temperament))
    yield e.MoodChanged(at=at, case=scene.case.id, mood=max(0, scene.went.mood - cost), because="silence")
    channel = scene.went.posts[-1].channel
    if scene.went.nudges >= NUDGE_LIMIT:
        yield customer.customer_post(scene, at, channel, line(scene, "gives_up"), "gives_up")
        yield e.CustomerLeft(at=at, case=scene.case.id, how="gave_up")
        return
    yield customer.customer_post(scene, at, channel, line(scene, "nudge"), f"nudge:{scene.went.nudges}")


def _beats(scene: Scene) -> Iterator[Due]:
    if scene.went.left is not None and scene.went.left != "gave_up":
        return
    for at, beat in due_beats(scene):
        yield Due(at, 60, f"{scene.case.id}:{beat.id}", lambda at, beat=beat: _beat(scene, beat, at))  # type: ignore[misc]


def _beat(scene: Scene, beat: Beat, at: float) -> Iterator[e.Event]:
    case = scene.case.id
    yield e.BeatFired(at=at, case=case, beat=beat.id)
    if beat.deletes:
        for post in scene.went.posts:
            if post.exposes and post.deleted_at is None:
                yield e.Deleted(at=at, case=case, post=post.event)
    if beat.mood:
        yield e.MoodChanged(at=at, case=case, mood=_bounded(scene.went.mood + beat.mood), because=f"beat:{beat.id}")
    if beat.heat:
        yield e.HeatChanged(at=at, case=case, heat=_bounded(scene.went.heat + beat.heat), because=f"beat:{beat.id}")
    if beat.say:
        channel = beat.channel or ("public" if beat.by == "bystander" else _talking_in(scene.went))
        person = scene.person
        unknown = stranger(_seed(scene), f"{case}:{beat.id}")
        yield e.Posted(
            at=at, case=case, by=beat.by, channel=channel, text=beat.say, beat=f"beat:{beat.id}",
            name=beat.name or (person.name if beat.by == "customer" else unknown[0]),
            handle=beat.handle or (person.handle if beat.by == "customer" else unknown[1]),
            image=beat.image, exposes=beat.exposes,
        )  # fmt: skip


def _talking_in(went: CaseState) -> Channel:
    return next((said.channel for said in reversed(went.messages) if said.by != "bystander"), went.channel)


def _bounded(value: int) -> int:
    return max(0, min(100, value))


def _promises(scene: Scene) -> Iterator[Due]:
    for made in scene.went.promises:
        if made.kept is None:
            yield Due(
                made.due, 70, scene.case.id,
                lambda at, made=made: [e.PromiseEnded(at=at, case=scene.case.id, promise=made.event, kept=False)],  # type: ignore[misc]
            )  # fmt: skip


def _crowd(scene: Scene) -> Iterator[Due]:
    at = crowd.neglect_due(scene)
    if at is not None:
        yield Due(at, 80, scene.case.id, lambda at: [crowd.neglected(scene, at)])
    if crowd.bystander(scene, scene.shift.at) is not None:
        since = max((when for when, _, _ in scene.went.heats), default=scene.shift.at)
        spoken = max((said.at for said in scene.went.messages if said.by == "bystander"), default=since)
        yield Due(
            max(since, spoken) + 15.0,
            85,
            scene.case.id,
            lambda at: [post] if (post := crowd.bystander(scene, at)) else [],
        )


def _seed(scene: Scene) -> int:
    return scene.shift.started.seed if scene.shift.started else 0


_SOURCES: tuple[Callable[[Scene], Iterator[Due]], ...] = (
    _seeing, _joining, _checking, _answering, _silence, _beats, _promises, _crowd,
)  # fmt: skip
