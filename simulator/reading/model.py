"""What the words of a reply are, as plain frozen data: spans and measures, no judgement.

Scoring, customers and the crowd may import this module and nothing else of `reading`.
Offsets are code points into the NFC text of the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Channel = Literal["public", "dm", "chat"]
FactStatus = Literal["conveys", "partial", "absent", "contradicts"]
VERSION = "2"
"""The version of the readers: of what they find, not of how it is written down."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where something stands in a text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing found in the words. `name` is a key of SIGNS; dotted names may carry a last part of their own."""

    name: str
    start: int
    end: int
    confidence: float = 1.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FactReading:
    """How the text stands to one fact of the brand's knowledge."""

    fact: str
    status: FactStatus
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentence that moved a learned measure most, up (`moved` > 0) or down."""

    measure: str
    start: int
    end: int
    moved: float


@dataclass(frozen=True)
class Reading:
    """The whole reading of one text. `measures` are 0-1 unless the name says otherwise."""

    version: str
    chars: int
    words: int
    sentences: tuple[Extent, ...] = ()
    signs: tuple[Sign, ...] = ()
    facts: tuple[FactReading, ...] = ()
    telling: tuple[Telling, ...] = ()
    measures: dict[str, float] = field(default_factory=dict)

    def having(self, name: str) -> tuple[Sign, ...]:
        """Give the signs called `name`, or beneath it (`ask` finds `ask.email`)."""
        return self._signs.get(name, ())

    def has(self, name: str) -> bool:
        """Tell whether any sign called `name`, or beneath it, was found."""
        return name in self._signs

    @cached_property
    def _signs(self) -> Mapping[str, tuple[Sign, ...]]:
        """The signs by their names and by every name above: scorers ask some hundred times."""
        found: dict[str, list[Sign]] = {}
        for sign in self.signs:
            name = sign.name
            while name:
                found.setdefault(name, []).append(sign)
                name = name.rpartition(".")[0]
        return {name: tuple(signs) for name, signs in found.items()}

    def fact(self, fact: str) -> FactStatus:
        """Give how the text stands to a fact; what was not looked for is absent."""
        return next((found.status for found in self.facts if found.fact == fact), "absent")


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value of this case that must be recognised however it is spelled. `kind` as in KINDS."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know about the message it reads."""

    channel: Channel = "public"
    earlier: tuple[tuple[Literal["customer", "agent"], str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    known: tuple[KnownValue, ...] = ()
    names: tuple[str, ...] = ()
    brand_words: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    remedies: tuple[tuple[str, str], ...] = ()
    teams: tuple[tuple[str, str], ...] = ()
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    industry: str = ""
    by: Literal["customer", "agent"] = "agent"


OUTRIGHT = 0.95
"""The confidence with which a fact is gainsaid outright, whatever else the same words may tell."""

# Kinds of personal data, by the rows of the privacy rules.
KINDS: tuple[str, ...] = (
    "pan", "card_partial", "card_last4", "card_expiry", "cvv", "pin", "bank_account", "national_id",
    "national_id_last4", "passport", "date_of_birth", "password", "one_time_code", "full_name", "handle",
    "email", "phone", "address", "area", "order_number", "booking_reference", "account_number",
    "loyalty_number", "tracking_number", "case_number", "service_id", "balance_or_purchase", "health",
    "special_category", "child", "device_id", "vehicle_or_location", "third_party", "internal", "employee",
)  # fmt: skip

# What an agent may ask a customer for that is not personal data.
QUESTIONS: tuple[str, ...] = (
    "what_happened", "when", "where", "which_item", "device", "what_tried", "photo", "safe", "in_danger",
    "preference", "confirm_fixed", "wanted_outcome", "symptoms", "guardian", "deleted", "anything_else",
)  # fmt: skip

# Every sign a reader may give, and what it means.
SIGNS: dict[str, str] = {
    # tone: empathy (D1)
    "empathy.feeling": "names or meets the customer's feeling (emotional reaction); detail weak|strong",
    "empathy.situation": "shows what the customer went through (interpretation); detail weak|strong",
    "empathy.explore": "asks with care about what is missing (exploration); detail weak|strong",
    "empathy.effort": "credits what the customer did or endured, or a repeat contact",
    "empathy.denial": "denies, minimises, compares or polices the feeling",
    "empathy.mismatch": "cheerful or light where the post is grave",
    # apology (D2)
    "apology.regret": "says sorry or apologises",
    "apology.specific": "names the fault apologised for",
    "apology.responsibility": "takes the blame as the brand",
    "apology.repair": "says what is done to put it right",
    "apology.explanation": "gives a cause with the apology",
    "apology.nonrepetition": "says what changes so that it does not recur",
    "apology.conditional": "sorry if, sorry but, sorry you feel",
    "apology.stock": "apology by formula, alone",
    "apology.repeated": "three or more apologies in one reply",
    # ownership (D3)
    "ownership.first_person": "I or we will do, in the first person",
    "ownership.action": "a concrete action, done or being done",
    "ownership.passive": "someone will; your case will be",
    "ownership.refusal": "nothing we can do, no alternative",
    "ownership.blame_customer": "puts the fault on the customer",
    "ownership.blame_implied": "says between the lines that the customer should have read, known, checked or behaved",
    "ownership.blame_other": "puts the fault on a partner, courier, system or other department",
    # politeness (D4); one sign for each strategy
    "polite.gratitude": "", "polite.deference": "", "polite.please": "", "polite.modal": "",
    "polite.greeting": "", "polite.hedge": "", "polite.positive": "",
    "rude.please_start": "", "rude.you_start": "", "rude.factuality": "", "rude.direct": "",
    "rude.obviously": "as I said, obviously, read my message", "rude.shouting": "capitals or !!!",
    "rude.insult": "insult, mockery or profanity at the customer", "rude.sarcasm": "irony at the customer's cost",
    "rude.threat": "we will block you, final warning", "rude.dismissive": "whatever, noted, calm down",
    # human voice (D5)
    "voice.personal": "uses the customer's name or a detail of theirs", "voice.informal": "contractions, apt warmth",
    "voice.invite": "invites an answer or choice", "voice.concrete": "concrete words",
    "voice.signed": "signed with name or initials",
    "voice.stock": "template language", "voice.placeholder": "unfilled macro placeholder",
    "voice.wrong_name": "greets by a wrong name", "voice.duplicate": "near copy of an own earlier reply",
    "voice.stuffing": "keywords without a sentence",
    "voice.promo": "promotion or upsell",
    # what only the whole of a reply shows, as the learned heads hear it
    "voice.canned": "reads as a template to raters",
    "doubt.fact": "reads like replies that had a fact wrong", "ownership.blame_heard": "reads as blame",
    "rude.sarcasm_heard": "reads as sarcasm",
    "doubt.belittles": "may belittle the customer", "doubt.retaliates": "may threaten the customer for speaking up",
    "doubt.internal": "may tell an inside matter",
    "answer.no_next": "leaves the customer without a next step, as raters see it",
    # de-escalation (D6)
    "calm.choice": "gives a choice", "calm.boundary": "a boundary with help", "calm.agrees": "agrees with a true part",
    "calm.argues": "argues or debates motives", "calm.ultimatum": "take it or leave it",
    # resolution (D7-D9)
    "answer.steps": "numbered or ordered steps", "answer.link": "an official link",
    "answer.checks": "checks success or asks if it helped",
    "answer.next": "says what happens next", "answer.alternative": "an alternative when the first option fails",
    "answer.holding": "looking into it, bear with us: no step forward",
    "answer.redirect": "sends the customer elsewhere", "answer.bare_link": "a link with no answer",
    "cause.given": "a plain cause", "cause.vague": "operational reasons, technical issues",
    "cause.policy": "policy as the cause",
    "time.specific": "a time by which; detail the words", "time.vague": "soon, asap, shortly, in due course",
    "promise.update": "promises to come back with news; detail the time words",
    "promise.outcome": "promises an outcome",
    "promise.over": "guarantees what cannot be guaranteed", "liability": "concedes legal liability",
    # claims: words that say something was done (checked against what was done)
    "claim.remedy": "says a remedy is done; detail the remedy id", "claim.hidden": "says the post is hidden",
    "claim.handed": "says the matter is with a team; detail the team id if known",
    "claim.reported": "says an account or impostor was reported",
    "claim.incident": "says an incident was raised",
    "undecided": "says that it cannot tell when or whether something is so",
    # claims that no act has to bear out, in the very place of the claim
    "no_deed.handed": "speaks of a team, not of handing the matter to it",
    "no_deed.remedy": "tells what the brand's facts say is done, not that it was done here",
    "no_deed.hidden": "speaks of something else than a post being hidden",
    # offers and asks: what the customer answers
    "offer.dm": "offers to go on in private messages", "offer.chat": "offers a secure chat",
    "offer.phone": "offers or pushes a call", "offer.email": "offers e-mail",
    "offer.remedy": "offers a remedy not yet done; detail the remedy id",
    "offer.team": "offers a hand-over to a team; detail the team id if known",
    "offer.choice": "stay or move, your choice",
    "move.order": "orders a move (DM us) instead of asking", "move.consent": "asks permission to move",
    "move.reason": "says why to move",
    "move.place": "speaks of going on elsewhere, offered or done", "move.asks": "leaves it to the customer to move",
    "move.why": "a reason beside a place to go on", "team.specialist": "names a specialist team or line",
    "ask": "asks the customer for something; `ask.<kind or question>`",
    "ask.unclear": "a question that no other ask explains",
    "told.settled": "tells the customer that the matter is done or what was done",
    "told.goodbye": "closes the conversation", "told.delete": "asks the customer to delete a post",
    "told.no_data": "asks the customer not to share data, or says it is not needed",
    "told.hidden_why": "says why a post was hidden", "told.protect": "protective advice (issuer, reset, fraud watch)",
    "told.emergency": "emergency number or act-now safety step", "told.stop_use": "stop using the thing",
    "told.helpline": "a specific crisis helpline", "told.keep_item": "keep the item or the evidence",
    "told.medical": "get medical help", "told.public_done": "public line that it was dealt with",
    "told.impostor": "warns of a fake account", "told.holder": "the account holder has to ask or sign in",
    "told.same_agent": "still me; carrying it across",
    "told.press": "press-office pointer",
    "told.on_record": "speaks for the record, or beside it: lets itself be quoted",
    "told.withheld": "declines to give, confirm or take personal data, or says why it has to stay out of here",
    "told.form": "points to a form, page or link made for personal data",
    "told.thanks": "specific thanks for praise or feedback",
    "told.complaint_route": "ombudsman, regulator or complaint route",
    # privacy: `personal.<kind>` is a value in the text; `repeats.<kind>` one the customer gave first
    "personal": "a personal value stands in the text; `personal.<kind>`",
    "repeats": "repeats a value the customer gave; `repeats.<kind>`",
    "reveals": "supplies a value from the record; `reveals.<kind>`",
    "confirms": "confirms or corrects a value by yes/no; `confirms.<kind>`",
    "act": "an act with personal data as the model hears it; `act.<act>`, detail the kind of data",
    "unheard": "an act with personal data that the model is sure was not done; `unheard.<act>`",
    "masked": "a masked value; `masked.<kind>`",
    "relationship": "implies a patient or account relationship",
    "internal": "internal words, queue names, staff notes",
    "post.pretext": "speaks for another or claims an office, as somebody does who asks for what is not theirs",
    # writing (D14, D15)
    "writing.spelling": "", "writing.grammar": "", "writing.punctuation": "", "writing.style": "",
    "writing.unchecked": "the checker could not be asked",
    "writing.text_speak": "", "writing.shouting": "", "writing.markup": "", "writing.long_sentence": "",
    "writing.jargon": "undefined acronym or internal jargon",
    "writing.wordy": "officialese with a plain word beside it; detail the plain word",
    "writing.passive": "", "writing.hashtags": "", "writing.wall": "long text with no break",
    # what a customer's post shows
    "post.upset": "anger, distress or scorn at what happened", "post.failed": "tells of something the brand got wrong",
    "post.pleased": "praise or thanks, and nothing wrong",
    # input that needs care
    "odd.empty": "no words", "odd.emoji_only": "", "odd.other_language": "", "odd.injection": "talks to the grader",
    "odd.copied_customer": "mostly the customer's own words",
    "odd.pasted_facts": "facts as they stand in the knowledge",
    "odd.very_long": "what nobody reads to the end", "odd.shouted": "all of it in capitals",
    "odd.flattery": "praise of the customer and nothing else", "odd.curt": "a word or two where there was much to say",
    "odd.quoted": "words quoted from the customer",
    "hostile.discrimination": "discriminatory or harassing words",
    "hostile.belittles": "scolds, belittles or jeers at the customer or theirs",
    "hostile.retaliates": "threatens the customer for speaking up",
    "topic": "a case's own question or offer, by its authored cues; `topic.<id>`",
}  # fmt: skip
