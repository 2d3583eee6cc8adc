"""What an agent's commands on a case amount to, by the one table `content/dispositions.yaml`, and how that stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from simulator.scenario import Case, Disposals
from simulator.scene import Scene
from simulator.state import Message
from simulator.yamlfile import content

Standing = Literal["best", "acceptable", "poor", "harmful", "unlisted"]
STANDINGS: tuple[Standing, ...] = ("best", "acceptable", "poor", "harmful")

# Signs that carry a matter forward; polite words, a promise to look and a way elsewhere do not.
_STEPS = (
    "answer.steps", "answer.alternative", "offer.remedy", "claim", "told.settled", "told.delete", "told.no_data",
    "told.protect", "told.emergency", "told.stop_use", "told.helpline", "told.keep_item", "told.medical",
    "told.impostor", "told.holder", "told.press", "told.complaint_route", "offer.team", "cause.given",
)  # fmt: skip
THANKFUL = frozenset({"PRA", "FDB"})


def foresees_statement(case: Case) -> bool:
    """Tell whether the author of a case speaks of a statement for all."""
    return "statement" in case.expected.actions or standing(case.expected.disposition, "statement") != "unlisted"


def own_facts(scene: Scene) -> frozenset[str]:
    """Give the facts that this case turns on: those to be told, and those that settle it."""
    expected = scene.case.expected
    settling = (name[5:] for way in expected.settled_by for name in way if name.startswith("fact:"))
    return frozenset((*expected.facts, *settling))


def is_step(scene: Scene, said: Message) -> bool:
    """Tell whether a message carries the matter forward: an answer, a needed question, an action, a safety word."""
    reading = said.reading
    if reading is None:
        return False
    if any(reading.fact(fact) == "partial" for fact in own_facts(scene)):
        return True
    if any(found.status == "conveys" for found in reading.facts):
        return True
    if any(sign.name not in ("ask", "ask.unclear", "ask.anything_else") for sign in reading.having("ask")):
        return True
    acting = reading.has("ownership.action") and not (
        reading.has("answer.holding") and not reading.has("time.specific")
    )
    return acting or any(reading.has(name) for name in _STEPS)


def disposition(scene: Scene) -> str:
    """Give the disposition of a case: `answered_public`, `moved_chat`, `handed_off:<team>` and so on."""
    holds = cache(lambda name: _CONDITIONS[name](scene))
    for name, when in _table():
        if all(holds(condition) == wanted for condition, wanted in when):
            return name.format(team=_team(scene))
    return "unanswered"


def standing(disposals: Disposals, name: str) -> Standing:
    """Give how an author rates a disposition; `handed_off:*` stands for teams not named."""
    listed = {kind: getattr(disposals, kind) for kind in STANDINGS}
    family = name.partition(":")[0] + ":*"
    for wanted in (name, family):
        for kind in STANDINGS:
            if wanted in listed[kind]:
                return kind
    return "unlisted"


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]:
    """Give the dispositions, first things first, with what has to hold for each and what must not."""
    rows = content("dispositions.yaml")
    return tuple((str(row["is"]), tuple(map(_condition, row["when"]))) for row in rows)


def _condition(written: str) -> tuple[str, bool]:
    return written.removeprefix("not "), not written.startswith("not ")


def _team(scene: Scene) -> str:
    """Give the team of the newest hand-over that the author rates best, or of the newest."""
    teams = [act.name.partition(":")[2] for act in scene.went.acts if act.name.startswith("handoff:")]
    rated = scene.case.expected.disposition
    ranks = {"best": 0, "acceptable": 1}
    return min(reversed(teams), key=lambda team: ranks.get(standing(rated, f"handed_off:{team}"), 2), default="")


def _has(scene: Scene, *names: str) -> bool:
    return any(said.reading is not None and any(said.reading.has(name) for name in names) for said in scene.replies)


def _room(scene: Scene, name: str, detail: str | None = None) -> bool:
    return any(act.name == name and detail in (None, act.detail) for act in scene.went.acts)


def _went_quiet(scene: Scene) -> bool:
    """Tell whether a private room was opened and nothing but its opening came of it."""
    opened = [act.at for act in scene.went.acts if act.name in ("dm", "chat")]
    if not opened or scene.settled:
        return False
    return not any(said.channel != "public" and said.at >= min(opened) for said in scene.replies)


def _ordered(scene: Scene) -> bool:
    if scene.settled:
        return False
    for said in scene.replies:
        if said.reading is not None and said.reading.has("move.order") and not _asks_leave(said):
            return True
    return False


def _asks_leave(said: Message) -> bool:
    reading = said.reading
    return reading is not None and (reading.has("move.consent") or reading.has("offer.choice"))


def _moved_unasked(scene: Scene) -> bool:
    if any(_room(scene, room, "asked") for room in ("dm", "chat")):
        return False
    opened = any(_room(scene, room, "unasked") for room in ("dm", "chat"))
    return opened or (scene.case.channel == "public" and _ordered(scene))


def _offer_open(scene: Scene, room: str) -> bool:
    """Tell whether a move was offered, and neither refused nor agreed to and then forgotten."""
    offered = any(said.offers == room for said in scene.replies) or _has(scene, f"offer.{room}")
    refused_or_forgotten = room in scene.went.consent or _room(scene, room)
    return offered and not refused_or_forgotten and not _stepped(scene)


def _stepped(scene: Scene) -> bool:
    did = any(scene.went.did(name) for name in ("remedy", "verify"))
    return bool(scene.replies) and (did or any(is_step(scene, said) for said in scene.replies))


def _thanks(scene: Scene) -> bool:
    """Tell whether praise was thanked for; an idea also has to have got no other answer."""
    if scene.case.kind not in THANKFUL or not _has(scene, "polite.gratitude", "told.thanks"):
        return False
    return scene.case.kind == "PRA" or not _stepped(scene)


def _stated(scene: Scene) -> bool:
    """Tell whether a statement speaks to this case: made in it, or made for all where one is what the author wants.

    A case that only lists `statement` among what may happen still waits for an answer of its own.
    """
    return scene.went.did("statement") or (_wants_statement(scene.case) and scene.done("statement"))


def _wants_statement(case: Case) -> bool:
    expected = case.expected
    named = "statement" in expected.actions or any("statement" in way for way in expected.settled_by)
    return named or standing(expected.disposition, "statement") == "best"


def _redirect(scene: Scene) -> bool:
    return _has(scene, "answer.redirect", "offer.phone", "offer.email", "answer.bare_link") or scene.went.did("contact")


_CONDITIONS: Mapping[str, Callable[[Scene], bool]] = MappingProxyType({
    "handed_off": lambda scene: scene.went.did("handoff"),
    "chat_with_consent": lambda scene: _room(scene, "chat", "asked"),
    "dm_with_consent": lambda scene: _room(scene, "dm", "asked"),
    "went_quiet": _went_quiet,
    "closed": lambda scene: scene.went.did("close") and not scene.settled,
    "moved_unasked": _moved_unasked,
    "offer_open_chat": lambda scene: scene.case.channel != "chat" and _offer_open(scene, "chat"),
    "offer_open_dm": lambda scene: scene.case.channel == "public" and _offer_open(scene, "dm"),
    "redirect": _redirect,
    "step": _stepped,
    "statement": _stated,
    "statement_here": lambda scene: scene.went.did("statement"),
    "own_reply": lambda scene: any(not said.statement for said in scene.replies),
    "private": lambda scene: scene.case.channel != "public",
    "thanks": _thanks,
    "replied": lambda scene: bool(scene.replies),
    "hid": lambda scene: scene.went.did("hide"),
    "left_alone": lambda scene: scene.went.did("leave_alone"),
})  # fmt: skip
