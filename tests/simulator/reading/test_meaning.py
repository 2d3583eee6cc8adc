import pytest

from simulator.reading import read
from simulator.reading.model import Context, Reading

CAPS = 0.5

AIR = (
    ("flight", "A new flight, ZZ881, leaves Kestermouth for Brannoch at 09:15."),
    ("bags", "Bag drop for ZZ881 opens at 07:45 at desks 20 to 26."),
    ("other_bags", "Bag drop for ZZ214 still closes at 10:40."),
    ("update", "The next update on ZZ880 is at 07:15."),
    ("other_update", "The next update on ZZ214 is at 09:00."),
    ("food", "Food and drinks are free at the Anchor Café with the ZZ880 boarding pass."),
    ("loan", "A loan chair is brought within two hours to where the traveller is."),
    ("answer", "The accessibility team gives a written answer within 30 days."),
)
BANK = (
    ("closed", "All Quillbank branches are closed on Monday 4 May for the bank holiday."),
    ("machine", "Cash paid in at a lobby machine shows within 10 minutes."),
    ("refund", "The money from a refunded duplicate is back within 2 hours."),
    ("decision", "The fraud team gives a decision on each reported payment within 5 working days."),
    ("line", "The fraud line is 020 7946 0119, open 24 hours a day."),
)
SHOP = (
    ("stock", "The Leeds shop has six green Tarn kettles in stock this morning."),
    ("cream", "The cream Tarn kettle is out of stock until the end of May."),
    ("hours", "The Leeds shop is open until 6 pm on Saturdays."),
    ("width", "The Hallin desk is 119 cm wide."),
    ("giveaway", "Fernhollow has no giveaway running."),
    ("returns", "The desk can be returned within 60 days and Fernhollow collects it for free."),
    ("heater", "Switch the heater off at the wall and do not use it again."),
)
CLINIC = (
    ("saturday", "The Castlewick clinic is open on Saturdays from 8am to 2pm."),
    ("lift", "The lift at Castlewick is 110 cm wide and goes to every floor."),
    ("relations", "Patient relations replies within 2 working days."),
    ("moving", "An appointment can be moved at alderpoint.example/manage up to 24 hours before it."),
)


@pytest.mark.parametrize(
    ("status", "fact", "reply"),
    [
        ("conveys", "The refund takes 3-5 business days.", "Your refund takes three to five working days."),
        ("conveys", "The next update is at 3pm on the status page.", "Next update at 15:00 on the status page."),
        ("conveys", "Dogs are allowed on the terrace.", "Yes, dogs are allowed on our terrace!"),
        ("contradicts", "Dogs are allowed on the terrace.", "Sorry, dogs aren't allowed on the terrace."),
        ("contradicts", "Delivery is on Friday 6 June.", "Your delivery is on Saturday 7 June."),
        ("contradicts", "The fee can be refunded.", "We won't be able to refund the fee."),
        ("partial", "The next update is at 3pm on the status page.", "We'll put the next update on the status page."),
        ("absent", "The lift is out of service until Monday.", "Thanks for the kind words about Priya!"),
        ("conveys", "Ask which router model the customer has.", "Which model is your router?"),
        ("absent", "Ask which router model the customer has.", "Our router models are all on the site."),
        ("conveys", "Apologise for the cold soup.", "Soup should never arrive cold. I'm sorry about that."),
        ("absent", "Apologise for the cold soup.", "I'm sorry you waited. Is the soup still on your tab?"),
    ],
)
def test_a_reply_stands_to_a_fact(status: str, fact: str, reply: str) -> None:
    assert read(reply, Context(facts=(("f", fact),))).fact("f") == status


def _read(reply: str, facts: tuple[tuple[str, str], ...]) -> Reading:
    return read(reply, Context(earlier=(("customer", "Can anybody tell me what is going on with mine?"),), facts=facts))


def _held_against(reading: Reading) -> list[str]:
    """Give the facts that are contradicted surely enough to cap a grade."""
    return [one.fact for one in reading.facts if one.status == "contradicts" and one.confidence >= CAPS]


@pytest.mark.parametrize(
    ("facts", "told", "reply"),
    [
        (AIR, {"flight"}, "Your new flight is ZZ881, off from Kestermouth to Brannoch at quarter past nine."),
        (AIR, {"bags"}, "You can hand your cases in from 07:45: bag drop for ZZ881, desks 20 to 26."),
        (AIR, {"update"}, "We'll post the next news on ZZ880 at 07:15."),
        (AIR, {"loan"}, "A loan chair will be with you, where you are, within two hours."),
        (BANK, {"closed"}, "We're shut on Monday 4 May, every branch, because of the bank holiday."),
        (BANK, {"machine"}, "Pay the cash in at a lobby machine and it shows within ten minutes."),
        (BANK, {"line"}, "Do ring the fraud line on 020 7946 0119, 24 hours a day."),
        (SHOP, {"stock"}, "Good news, Leeds has six of the green Tarn kettles in stock this morning."),
        (SHOP, {"returns"}, "If it doesn't fit, return the desk within 60 days and we collect it for free."),
        (SHOP, {"heater"}, "Please switch the heater off at the wall and don't use it again."),
        (CLINIC, {"saturday"}, "Yes, the Castlewick clinic opens on Saturdays, 8am to 2pm."),
        (CLINIC, {"relations"}, "Patient relations will answer you within two working days."),
    ],
)
def test_a_natural_reply_conveys_its_fact_and_contradicts_none(
    facts: tuple[tuple[str, str], ...], told: set[str], reply: str
) -> None:
    found = _read(reply, facts)
    assert {one.fact for one in found.facts if one.status == "conveys"} >= told
    assert not _held_against(found)


@pytest.mark.parametrize(
    ("facts", "reply"),
    [
        (AIR, "The next update on ZZ880 is at 07:15. ZZ214 bag drop still closes at 10:40."),
        (AIR, "Everything stays in writing. I'll message you here by 09:30, and I can't wait to hear it's solved."),
        (BANK, "Nobody should have to go through that on their own. I stopped the charges 10 minutes ago."),
        (BANK, "I'll look in again within 20 minutes, and don't worry, you did nothing wrong."),
        (BANK, "You'll have a text within 5 minutes and the new card in 3 working days."),
        (SHOP, "It isn't your fault. The desk you ordered 3 days ago is with the courier."),
        (SHOP, "Is the desk 132 cm wide, or is that the alcove?"),
        (SHOP, "Our York shop is open until 8 pm on Thursdays."),
        (CLINIC, "Your appointment is on Tuesday 19 May at 17:20. You'll get a text within 10 minutes."),
        (CLINIC, "I can't say more here, but nothing you told us will be lost."),
    ],
)
def test_what_speaks_of_something_else_contradicts_nothing(facts: tuple[tuple[str, str], ...], reply: str) -> None:
    assert not _held_against(_read(reply, facts))


@pytest.mark.parametrize(
    ("facts", "fact", "reply"),
    [
        (AIR, "flight", "Your new flight, ZZ881, leaves Kestermouth for Brannoch at 11:45."),
        (AIR, "answer", "The accessibility team gives a written answer within 90 days."),
        (BANK, "decision", "The fraud team gives a decision on each reported payment within 3 weeks."),
        (BANK, "closed", "All our branches are open on Monday 4 May, the bank holiday included."),
        (SHOP, "width", "The Hallin desk is 132 cm wide, so it won't fit."),
        (SHOP, "giveaway", "Great news, Fernhollow has a giveaway running!"),
        (SHOP, "returns", "The desk can be returned within 14 days and Fernhollow collects it for free."),
        (CLINIC, "relations", "Patient relations replies within 10 working days."),
    ],
)
def test_a_falsehood_on_the_facts_own_topic_contradicts_it(
    facts: tuple[tuple[str, str], ...], fact: str, reply: str
) -> None:
    assert _held_against(_read(reply, facts)) == [fact]


def test_a_conveyed_fact_points_at_its_words() -> None:
    reply = "Hi Jo. The refund takes 3-5 business days. Anything else?"
    found = read(reply, Context(facts=(("f", "The refund takes 3-5 business days."),))).facts[0]
    assert reply[found.start : found.end] == "The refund takes 3-5 business days."


def test_any_text_is_read() -> None:
    for text in ("", "?", "a. " * 3000, "no and it " * 500, "5 to 5 " * 500):
        assert len(read(text, Context(facts=SHOP)).facts) == len(SHOP)
