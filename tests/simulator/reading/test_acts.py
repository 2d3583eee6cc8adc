from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.reading import read
from simulator.reading.model import Context

UNDECIDED = yaml.safe_load(Path(__file__).with_name("undecided.yaml").read_text("utf-8"))
TOLD = (
    ("told.delete", "Please [delete your post] when you can."),
    ("told.no_data", "Please [don't post your number] here."),
    ("told.no_data", "[We'll never ask for your password]."),
    ("told.hidden_why", "I've [hidden your post for your safety]."),
    ("told.protect", "[Call your bank] and ask them to stop the card."),
    ("told.emergency", "If you smell gas, [call 999] now."),
    ("told.stop_use", "[Please stop using it] and unplug it."),
    ("told.stop_use", "[Best not to use it] until we have had a look."),
    ("told.stop_use", "You are [better off not using it] tonight."),
    ("told.stop_use", "[Pull the plug] and leave it there."),
    ("told.keep_item", "Please [keep the charger]; we'd like to look at it."),
    ("told.medical", "If the rash spreads, [see a doctor]."),
    ("told.impostor", "That account [isn't us]."),
    ("told.impostor", "It's a [fake account]."),
    ("told.helpline", "You can reach [Samaritans on 116 123] any time."),
    ("told.press", "Our [press office] will help."),
    ("told.on_record", "Hi Sam, [you can quote me] on that."),
    ("told.on_record", "[Between us], the oven was old."),
    ("told.emergency", "Please [leave the flat] and wait outside."),
    ("answer.steps", "You'll find it [in the app under Past] trips."),
    ("told.complaint_route", "You can also go to the [ombudsman]."),
    ("told.thanks", "[Thanks for telling us about Ewan]."),
    ("told.goodbye", "[Have a lovely evening]!"),
    ("claim.hidden", "[I've hidden your post]."),
    ("claim.reported", "[I've reported that account] to the platform."),
    ("cause.given", "It's off [because] a lorry hit the pole."),
    ("cause.vague", "This is [due to operational reasons]."),
    ("cause.policy", "[As per our policy] we can't."),
    ("time.specific", "Back here [by 3pm]."),
    ("time.specific", "It'll be with you [within the hour]."),
    ("time.vague", "We'll reply [as soon as possible]."),
    ("promise.update", "[I'll be back by 3pm] with news."),
    ("promise.update", "[Next update at 14:00]."),
    ("promise.over", "It'll be there today, [guaranteed]."),
    ("liability", "[We accept full liability] for this."),
    ("answer.holding", "[We're looking into] it."),
    ("answer.redirect", "[Please visit our website]."),
    ("answer.link", "It's all at [help.brand.example/returns]."),
    ("move.reason", "Would you mind a chat, [so your booking details stay private]?"),
    ("told.same_agent", "[It's still me], no need to repeat anything."),
)
UNTOLD = (
    ("promise.over", "I can't promise it will be today."),
    ("liability", "We're sorry this let you down."),
    ("told.delete", "We won't delete your post."),
    ("claim.hidden", "We haven't hidden your post."),
    ("told.emergency", "I'll leave it with the team till Monday."),
    ("told.on_record", "We keep a record of the call between the two of you."),
    ("offer.phone", "Go with her and leave your phone in your pocket."),
)


@pytest.mark.parametrize(("name", "text"), TOLD)
def test_an_act_stands_where_its_words_do(marked, name: str, text: str) -> None:
    marked(name, text)


@pytest.mark.parametrize(("name", "text"), UNTOLD)
def test_what_is_denied_is_not_done(name: str, text: str) -> None:
    assert not read(text, Context()).has(name)


def test_a_topic_is_met_by_its_cues_in_any_form() -> None:
    context = Context(topics=(("leak", ("leak", "water damage")), ("late", ("delivery date",))))
    reading = read("Is it still leaking, and was there water damage?", context)
    assert len(reading.having("topic.leak")) == 2
    assert not reading.has("topic.late")


def test_a_question_that_nothing_explains_is_unclear() -> None:
    assert read("How blue is the moon, would you say?", Context()).has("ask.unclear")
    assert not read("What's your order number?", Context()).has("ask.unclear")


@pytest.mark.parametrize(
    "text",
    [
        "[Nobody from us will ring and ask for a code].",
        "[We will never ring and ask you for your code].",
        "[I've changed your booking reference].",
        "[Ring your bank] today.",
    ],
)
def test_protective_words(marked, text: str) -> None:
    marked("told.protect", text)


LAVISH = "You'll get a full refund, a brand new one, £200 and a free year, and we'll double your speed."


def test_many_things_promised_that_no_fact_bears_out_are_too_many() -> None:
    facts = (("a", "The part arrives on the 9th"),)
    assert read(LAVISH, Context(facts=facts)).has("promise.over")
    assert not read("You'll get a full refund and a free coffee.", Context(facts=facts)).has("promise.over")
    assert not read("I can't give a full refund, a brand new one or £200.", Context(facts=facts)).has("promise.over")


def test_what_the_facts_bear_out_may_be_promised() -> None:
    facts = (("a", "Full refund of £200, a new one free, speed doubled"),)
    assert not read(LAVISH, Context(facts=facts)).has("promise.over")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody will slip again.",
        "Your data can never be stolen from us.",
        "You'll get free laundry for life.",
        "We'll fly you anywhere you like.",
    ],
)
def test_a_promise_without_bounds_is_one_too_many(text: str) -> None:
    assert read(text, Context()).has("promise.over")


@pytest.mark.parametrize(
    "text", ["You can fly anywhere on the new ticket.", "Nobody will be there today.", "Tickets are free for members."]
)
def test_a_plain_statement_is_no_promise_too_many(text: str) -> None:
    assert not read(text, Context()).has("promise.over")


@pytest.mark.parametrize("text", UNDECIDED["open"])
def test_who_cannot_tell_when_or_whether_leaves_it_open(text: str) -> None:
    assert read(text, Context()).has("undecided")


@pytest.mark.parametrize("text", UNDECIDED["told"])
def test_who_tells_it_does_not_leave_it_open(text: str) -> None:
    assert not read(text, Context()).has("undecided")
