from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context

TOLD = (
    ("told.delete", "Please [delete your post] when you can."),
    ("told.no_data", "Please [don't post your number] here."),
    ("told.no_data", "[We'll never ask for your password]."),
    ("told.hidden_why", "I've [hidden your post for your safety]."),
    ("told.protect", "[Call your bank] and ask them to stop the card."),
    ("told.emergency", "If you smell gas, [call 999] now."),
    ("told.stop_use", "[Please stop using it] and unplug it."),
    ("told.keep_item", "Please [keep the charger]; we'd like to look at it."),
    ("told.medical", "If the rash spreads, [see a doctor]."),
    ("told.impostor", "That account [isn't us]."),
    ("told.impostor", "It's a [fake account]."),
    ("told.helpline", "You can reach [Samaritans on 116 123] any time."),
    ("told.press", "Our [press office] will help."),
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
