from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context

SAID = (
    ("empathy.denial", "Please [calm down] now."),
    ("empathy.denial", "[It can't have been that bad]."),
    ("empathy.feeling", "[That's a rotten] way to start a holiday."),
    ("empathy.feeling", "[You've every right to] be cross."),
    ("empathy.effort", "[Thanks for trying] the reset twice already."),
    ("apology.regret", "[I'm so sorry] we missed you."),
    ("apology.specific", "I'm [sorry we missed the slot]."),
    ("apology.responsibility", "[We got this wrong]."),
    ("apology.responsibility", "[This one's on us], not you."),
    ("apology.conditional", "[Sorry if you] were upset."),
    ("apology.conditional", "I'm [sorry you feel] that way."),
    ("apology.stock", "We [apologise for any inconvenience] caused."),
    ("apology.repeated", "[Sorry. So sorry. We apologise]."),
    ("ownership.first_person", "[I'll look after] this for you."),
    ("ownership.action", "[I've asked the depot] to look again."),
    ("ownership.passive", "[Your case will be reviewed]."),
    ("ownership.refusal", "There's [nothing we can do]."),
    ("ownership.blame_customer", "[You should have read] the e-mail."),
    ("polite.deference", "[You're quite right] about the label."),
    ("polite.please", "Could you [please] try once more?"),
    ("rude.obviously", "[As I already said], it's closed."),
    ("rude.shouting", "[READ THE TERMS] first."),
    ("rude.insult", "[You're being ridiculous]."),
    ("rude.threat", "[We will block you]."),
    ("rude.sarcasm", "[Thank you for this thoughtful contribution]."),
    ("rude.you_start", "[You need to] read the terms."),
    ("voice.stock", "[Your feedback is important] to us."),
    ("voice.placeholder", "Hi [{first_name}], thanks."),
    ("voice.signed", "All done. [^Jo]"),
    ("voice.stuffing", "[sorry sorry thanks please]"),
    ("calm.agrees", "[That's a fair point]."),
    ("calm.ultimatum", "[Take it or leave it]."),
    ("calm.argues", "[That's simply untrue]."),
)


@pytest.mark.parametrize(("name", "text"), SAID)
def test_a_sign_stands_where_its_words_do(marked, name: str, text: str) -> None:
    marked(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rude.insult", 'You wrote "you are stupid" and I understand the anger.'),
        ("ownership.refusal", "I won't say there's nothing I can do without checking, here's a plan."),
        ("apology.conditional", "Sorry, but I'll need a minute to check."),
        ("rude.please_start", "Please don't worry about the post."),
    ],
)
def test_quotation_and_denial_take_the_sting_out(name: str, text: str) -> None:
    earlier = (("customer", "you are stupid"),)
    found = read(text, Context(earlier=earlier)).having(name)
    assert not found


def test_names_greet_the_customer_or_somebody_else() -> None:
    context = Context(names=("Maya", "Maya Holt"))
    assert read("Hi Maya, all done.", context).has("voice.personal")
    assert read("Hi Trevor, all done.", context).has("voice.wrong_name")
    assert not read("Hi there, all done.", context).has("voice.wrong_name")


def test_a_copy_of_the_own_earlier_reply_is_noticed() -> None:
    said = "We're looking into this and will be back by three with an answer."
    assert read(said, Context(earlier=(("agent", said),))).has("voice.duplicate")


def test_a_warm_reply_measures_above_a_cold_one() -> None:
    warm = read(
        "I'm so sorry, that's a rotten evening. I've asked the crew and I'll be back by 6pm. ^Jo", Context()
    ).measures
    cold = read("As per our policy there is nothing we can do. You should have read the terms.", Context()).measures
    for name in ("empathy", "warmth", "ownership", "human_voice", "resolution", "de_escalation"):
        assert warm[name] > cold[name], name
    assert warm["defensiveness"] < cold["defensiveness"]


SPARED = (
    ("rude.dismissive", "I'm so sorry for your loss, Ann."),
    ("hostile", "Thank you for your kind words."),
    ("hostile", "Helping people like you is the best of this job."),
    ("hostile", "The lining is fire-retardant, and this model is too old to update."),
    ("rude", "Thank you for your kind words, they made our day."),
    ("rude", "Well done for spotting it, and well done on keeping the box."),
    ("rude", "We're thrilled you enjoyed it. How lovely of you to say so."),
    ("rude", "Oh brilliant, I'm glad it works. Do shout when it arrives."),
    ("rude", "Is a morning slot good for you?"),
    ("rude", "You did nothing wrong."),
    ("rude", "As I said I would, I've checked with the depot."),
    ("rude", "Please don't tap the link."),
    ("rude", "I'll take a look, then message you."),
    ("rude", "You were told 3 pm and nobody came."),
    ("rude", "You should have the money by Friday."),
    ("rude", "You must be worn out."),
    ("ownership.refusal", "I've read the thread, so there's nothing to repeat."),
    ("ownership.refusal", "There's nothing to explain again."),
    ("ownership.blame_customer", "You shouldn't have had to chase us."),
    ("ownership.blame_customer", "You should have been given a seat."),
    ("ownership.blame_customer", "None of this is your fault."),
    ("ownership.blame_customer", "It isn't your fault."),
    ("ownership.blame_customer", "No one else has your details."),
    ("ownership.blame_other", "I've asked the courier to look again."),
    ("voice.signed", "I'm still here."),
    ("voice.signed", "I'm sorry."),
    ("voice.signed", "It's Friday."),
)


@pytest.mark.parametrize(("name", "text"), SPARED)
def test_faultless_words_are_spared(name: str, text: str) -> None:
    reading = read(text, Context())
    assert [(sign.name, text[sign.start : sign.end]) for sign in reading.having(name)] == []


STILL = (
    ("rude.sarcasm", "[Well done for finally] reading it."),
    ("rude.sarcasm", "[Oh great, another] complaint."),
    ("rude.sarcasm", "[Thank you for your charming message]."),
    ("rude.obviously", "[Look,] it's closed."),
    ("rude.obviously", "[Obviously] you were out."),
    ("hostile.discrimination", "We know [your kind]."),
    ("hostile.discrimination", "[People like you are] the problem."),
    ("ownership.refusal", "[There's nothing more] to be done."),
    ("rude.dismissive", "[Your loss], not ours."),
    ("ownership.blame_customer", "That's [your own fault]."),
    ("ownership.blame_customer", "You [shouldn't have clicked] it."),
    ("ownership.blame_other", "It's [the courier's fault]."),
    ("voice.signed", "Hello, [it's Nia] from the care team."),
    ("empathy.denial", "[Don't be so] dramatic."),
)


@pytest.mark.parametrize(("name", "text"), STILL)
def test_the_sting_is_still_felt(marked, name: str, text: str) -> None:
    marked(name, text)


@pytest.mark.parametrize(
    ("contracted", "full"),
    [
        ("I'm on it.", "I am on it."),
        ("It's on us and we'll mend it.", "It is on us and we will mend it."),
        ("You don't owe it.", "You do not owe it."),
        ("You're quite right.", "You are quite right."),
    ],
)
def test_contractions_are_worth_no_more_than_full_words(contracted: str, full: str) -> None:
    one, two = ([sign.name for sign in read(text, Context()).signs] for text in (contracted, full))
    assert "voice.informal" in one
    assert set(one) == set(two)
