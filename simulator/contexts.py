"""What a reader may know about a message: the case's words, values, facts and offers."""

from __future__ import annotations

from simulator.reading.model import Channel, Context, KnownValue
from simulator.scenario import Case, Scenario
from simulator.state import CaseState


def context_of(scenario: Scenario, case: Case | None, went: CaseState | None, channel: Channel) -> Context:
    """Give the context in which a message of the agent's is read."""
    brand = scenario.brand
    people = [scenario.person(case.person)] if case else []
    own = [said for said in went.messages if said.by in ("customer", "agent") and not said.withdrawn] if went else []
    return Context(
        channel=channel,
        earlier=tuple(("agent" if said.by == "agent" else "customer", said.text) for said in own),
        facts=tuple((fact.id, fact.text) for fact in scenario.facts().values()),
        known=tuple(KnownValue(entry.kind, entry.value) for person in people for entry in person.record),
        names=(*(name for person in people for name in (person.first_name, person.name) if name), *_others(went)),
        brand_words=(brand.name, brand.handle, *((brand.support,) if brand.support else ()), *brand.words),
        allowed=brand.contacts,
        remedies=tuple((remedy.id, "; ".join((remedy.name, *remedy.words))) for remedy in brand.remedies),
        teams=tuple((team.id, "; ".join((team.name, *team.words))) for team in brand.teams),
        topics=tuple((name, tuple(cues)) for name, cues in case.topics.items()) if case else (),
        industry=scenario.industry,
    )


def _others(went: CaseState | None) -> tuple[str, ...]:
    """Give who else wrote in the thread, without the newspaper or firm after their name."""
    return tuple(said.name.partition(",")[0] for said in went.messages if said.by == "bystander") if went else ()
