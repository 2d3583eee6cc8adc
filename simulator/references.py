"""What the parts of a scenario say about each other: every name that is used has to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from simulator.reading.model import KINDS, QUESTIONS, SIGNS
from simulator.reserved import unreserved
from simulator.rules import rules
from simulator.scenario import Case, Exemplar, Person, Scenario
from simulator.yamlfile import texts

Found = tuple[tuple[str | int, ...], str]

BANDS = ("best", "acceptable", "poor", "harmful")
FLAGS = ("incident", "duty_manager", "report_impostor", "keep_evidence")
PLAIN_ACTIONS = frozenset({
    "chat", "dm", "verify", "hide", "leave_alone", "close", "statement", "pause_marketing", "promise", "reply",
    "hand_over", "note", "contact:phone", "contact:email", "view:record", "view:knowledge", *FLAGS,
})  # fmt: skip
DISPOSITIONS = frozenset({
    "answered_public", "answered_private", "moved_chat", "moved_dm", "moved_unasked", "redirected", "acknowledged",
    "thanked", "hidden", "left_alone", "unanswered", "closed_unresolved", "statement", "handed_off:*",
})  # fmt: skip
LINES = frozenset({
    "not_understood", "agrees_move", "declines_move", "declines_phone", "nudge", "angry", "gives_up", "thanks",
    "reassured", "wants_more", "settled_not_told", "wont_say", "dont_know", "already_said", "verify_ok", "verify_fail",
    "after_hide", "joined",
})  # fmt: skip


def reference_problems(scenario: Scenario, raw: Any) -> list[Found]:
    """Give what does not fit together; parts that could not be read are None, their ids come from `raw`."""
    names = _Names(scenario, raw)
    found: list[Found] = []
    for part in ("people", "cases", "knowledge"):
        found += _duplicates(part, raw.get(part))
    found += [(where, message) for where, text in texts(raw) for message in unreserved(text)]
    for index, person in enumerate(scenario.people):
        if person is not None:
            found += [(("people", index, *where), message) for where, message in _person(person)]
    for index, case in enumerate(scenario.cases):
        if case is not None:
            found += [(("cases", index, *where), message) for where, message in _case(case, names)]
    return found


class _Names:
    """Every id of a scenario, also those of parts that are otherwise wrong."""

    def __init__(self, scenario: Scenario, raw: Any) -> None:
        self.people = set(_ids(raw.get("people")))
        self.facts = {name for article in _list(raw.get("knowledge")) for name in _ids(_get(article, "facts"))}
        brand = raw.get("brand")
        self.remedies = set(_ids(_get(brand, "remedies")))
        self.teams = set(_ids(_get(brand, "teams")))

    def action(self, name: str) -> str | None:
        """Give what is wrong with the name of an action; None if nothing is."""
        head, _, rest = name.partition(":")
        families: dict[str, tuple[str, Iterable[str]]] = {
            "remedy": ("remedy", self.remedies), "handoff": ("team", self.teams), "fact": ("fact", self.facts),
            "told": ("sign", SIGNS), "verify": ("tier", "01234"),
        }  # fmt: skip
        if name in PLAIN_ACTIONS:
            return None
        if head in families and rest:
            what, known = families[head]
            return None if rest in known else f"there is no {what} {rest!r}{_hint(known)}"
        return f"{name!r} is not an action{_hint([*PLAIN_ACTIONS, 'remedy:<id>', 'handoff:<team>'])}"

    def disposition(self, name: str) -> str | None:
        """Give what is wrong with the name of a disposition; None if nothing is."""
        head, _, team = name.partition(":")
        if name in DISPOSITIONS:
            return None
        if head == "handed_off" and team:
            return None if team in self.teams else f"there is no team {team!r}{_hint(self.teams)}"
        return f"{name!r} is not a disposition{_hint(DISPOSITIONS)}"


def _person(person: Person) -> Iterator[Found]:
    for index, entry in enumerate(person.record):
        if entry.kind not in KINDS:
            yield ("record", index, "kind"), f"{entry.kind!r} is not a kind of personal data{_hint(KINDS)}"
    for index, telling in enumerate(person.tells):
        if telling.ask not in (*KINDS, *QUESTIONS):
            yield (
                ("tells", index, "ask"),
                f"{telling.ask!r} is nothing an agent can ask{_hint([*KINDS, *QUESTIONS])}",
            )
    for key in person.lines:
        if key not in LINES:
            yield ("lines", key), f"is not a stock reaction{_hint(LINES)}"


def _case(case: Case, names: _Names) -> Iterator[Found]:
    if case.person not in names.people:
        yield ("person",), f"there is no person {case.person!r}{_hint(names.people)}"
    for index, post in enumerate(case.opening):
        for kind in post.exposes:
            if kind not in KINDS:
                yield ("opening", index, "exposes"), f"{kind!r} is not a kind of personal data{_hint(KINDS)}"
    yield from _beats(case, names)
    yield from _expected(case, names)
    for index, exemplar in enumerate(case.exemplars):
        yield from ((("exemplars", index, *where), message) for where, message in _exemplar(exemplar, names))


def _beats(case: Case, names: _Names) -> Iterator[Found]:
    beats = {beat.id for beat in case.beats}
    for index, beat in enumerate(case.beats):
        where = ("beats", index, "when")
        if beat.wordings and beat.say is None:
            yield ("beats", index, "or"), "gives other wordings of `say`, and there is none"
        for key in ("action", "unless"):
            value = getattr(beat.when, key)
            if value is not None and (wrong := names.action(value)):
                yield (*where, key), wrong
        checks: tuple[tuple[str, str | None, Iterable[str], str], ...] = (
            ("asked", beat.when.asked, (*KINDS, *QUESTIONS, "unclear"), "nothing an agent can ask"),
            (
                "offered",
                beat.when.offered,
                ("dm", "chat", "phone", "email", "remedy", "team", "choice"),
                "not an offer",
            ),
            ("fact", beat.when.fact, names.facts, "not a fact"),
            ("topic", beat.when.topic, case.topics, "not a topic of this case"),
            ("after", beat.when.after, beats, "not a beat of this case"),
        )
        for key, value, known, what in checks:
            if value is not None and value not in known:
                yield (*where, key), f"{value!r} is {what}{_hint(known)}"
        if beat.when.finding is not None and not _is_rule(beat.when.finding):
            yield (
                (*where, "finding"),
                f"no rule is called {beat.when.finding!r} or starts so; see content/rules.yaml",
            )


def _is_rule(name: str) -> bool:
    return any(rule == name or rule.startswith(name.rstrip(".") + ".") for rule in rules())


def _expected(case: Case, names: _Names) -> Iterator[Found]:
    expected, listed = case.expected, case.expected.disposition
    lists: tuple[tuple[str, Iterable[str], Callable[[str], str | None]], ...] = (
        *((f"disposition.{band}", getattr(listed, band), names.disposition) for band in BANDS),
        ("disposition.reasons", listed.reasons, names.disposition),
        ("facts", expected.facts, lambda name: names.action(f"fact:{name}")),
        (
            "told",
            expected.told,
            lambda name: None if name in SIGNS else f"there is no sign {name!r}{_hint(SIGNS)}",
        ),
        ("actions", expected.actions, names.action),
        ("remedies", expected.remedies, lambda name: names.action(f"remedy:{name}")),
        ("settled_by", (name for way in expected.settled_by for name in way), names.action),
    )
    for key, values, wrong_with in lists:
        for name in values:
            if wrong := wrong_with(name):
                yield ("expected", *key.split(".")), wrong


def _exemplar(exemplar: Exemplar, names: _Names) -> Iterator[Found]:
    for index, step in enumerate(exemplar.script):
        extra = step.model_extra or {}
        for key, family in (("remedy", "remedy"), ("team", "handoff")):
            if key in extra and (wrong := names.action(f"{family}:{extra[key]}")):
                yield ("script", index, key), wrong


def _duplicates(part: str, items: Any) -> Iterator[Found]:
    seen: set[str] = set()
    for index, item in enumerate(_list(items)):
        name = _get(item, "id")
        if isinstance(name, str) and name in seen:
            yield (part, index, "id"), f"{name!r} is given twice"
        seen.add(name)


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _get(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def _ids(items: Any) -> list[str]:
    return [name for item in _list(items) if isinstance(name := _get(item, "id"), str)]


def _hint(known: Iterable[str], most: int = 12) -> str:
    names = sorted(set(known))
    if not names:
        return "; there are none"
    return "; there are: " + ", ".join(names[:most]) + (" …" if len(names) > most else "")
