"""What a reader may know about a message."""

from __future__ import annotations

from simulator import events as e
from simulator.contexts import context_of
from tests.simulator.scenes import TEASHOP, opened, replied, scene_of


def test_the_context_holds_the_thread_the_record_and_the_offers() -> None:
    scene = scene_of([*opened(), *replied()])
    context = context_of(TEASHOP, scene.case, scene.went, "public")
    assert context.earlier == (("customer", "hi"), ("agent", "something"))
    assert {known.value for known in context.known} >= {"PL-555-0107", "ZZ99 3VZ"}
    assert dict(context.remedies)["refund"].startswith("Refund to the card that paid; refund")
    assert ("waiting", ("wait", "weeks")) in context.topics
    assert "@pottleleaf" in context.brand_words


def test_without_a_case_there_is_only_the_brand() -> None:
    context = context_of(TEASHOP, None, None, "public")
    assert (context.known, context.earlier, context.names) == ((), (), ())
    assert context.facts


def test_whoever_writes_in_the_thread_may_be_greeted_by_name() -> None:
    said = e.Posted(
        at=5, case="tin", by="bystander", channel="public", text="?", beat="x", name="Sunniva Hale, The Daily Example"
    )
    scene = scene_of([*opened(), said])
    names = context_of(TEASHOP, scene.case, scene.went, "public").names
    assert names[-1] == "Sunniva Hale"
