"""What the best handling would have been: the author's own sample, as a story in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario import Case, Exemplar, Scenario, Step
from webapp.debrief import words

_SILENT = ("wait", "view", "set_clock", "finish")
_SPOKEN = ("reply", "offer_move", "statement")


@dataclass(frozen=True, slots=True)
class Told:
    """One step: words in a place, or a deed."""

    at: float
    text: str
    place: str = ""
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Best:
    """The author's best handling of a case, and why it is."""

    why: str
    dispositions: tuple[str, ...]
    reason: str
    told: tuple[Told, ...]


def best(scenario: Scenario, case: Case) -> Best:
    """Give the best handling of a case; without a sample only what the author rates best, and why."""
    sample = next((one for one in case.exemplars if one.band == "best"), None)
    rated = case.expected.disposition
    reason = next((rated.reasons[name] for name in rated.best if name in rated.reasons), case.expected.rationale)
    return Best(
        why=sample.why if sample else "",
        dispositions=tuple(words.disposition(scenario, name) for name in rated.best),
        reason=reason,
        told=tuple(_told(scenario, sample)) if sample else (),
    )


def _told(scenario: Scenario, sample: Exemplar) -> Iterator[Told]:
    for step in sample.script:
        fields = step.model_extra or {}
        if step.kind in _SPOKEN:
            yield Told(step.at, str(fields.get("text", "")), str(fields.get("channel", "public")))
        elif step.kind not in _SILENT:
            yield Told(step.at, _deed(scenario, step), deed=True)


def _deed(scenario: Scenario, step: Step) -> str:
    fields = step.model_extra or {}

    def field(name: str) -> str:
        return str(fields.get(name, "") or "")

    names = {
        "hide": ("hide", field("reason") or "personal_data"),
        "remedy": (f"remedy:{field('remedy')}", field("amount")),
        "hand_off": (f"handoff:{field('team')}", field("summary")),
        "verify": (f"verify:{field('tier') or '2'}", ""),
        "open_chat": (field("to") or "chat", ""),
        "flag": (field("flag"), field("note")),
        "offer_contact": (f"contact:{field('by')}", ""),
        "leave_alone": ("leave_alone", field("reason")),
        "note": ("note", field("text")),
        "hand_over": ("hand_over", field("note")),
        "promise": ("promise", field("what") or "an update"),
        "tag": ("tag", ", ".join(part for part in (field("category"), field("priority")) if part)),
    }
    name, detail = names.get(step.kind, (step.kind, ""))
    return words.act(scenario, name, detail)
