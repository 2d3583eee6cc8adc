"""The closed words of the authoring format: industries, kinds, temperaments, priorities, and what follows from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simulator.reading.model import Channel

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Wordings = Annotated[
    tuple[Text, ...],
    Field(
        alias="or",
        exclude_if=lambda given: not given,
        description="other wordings of the same meaning and difficulty, for other forms",
    ),
]
"""Left out of a dump where there is none, so that a scenario without them keeps its digest."""
Seconds = Annotated[float, Field(ge=-604_800, le=86_400)]
Tier = Annotated[int, Field(ge=0, le=4)]
Priority = Literal["P0", "P1", "P2", "P3", "P4", "PX"]
Category = Literal["complaint", "feedback", "technical", "general"]
Band = Literal["best", "acceptable", "poor", "harmful"]
Industry = Literal[
    "retail", "airline", "hotel", "bank", "insurance", "telecom", "energy", "healthcare", "food", "software",
    "transport", "public",
]  # fmt: skip
Temperament = Literal[
    "calm", "anxious", "furious", "sarcastic", "terse", "rambling", "legalistic", "manipulative", "delighted",
    "distressed", "second-language", "expert", "crowd",
]  # fmt: skip
# The authors' message kinds, each mapped once onto the four categories an agent tags.
KIND_CATEGORY: dict[str, Category] = {
    "INF": "general", "STA": "general", "HOW": "technical", "CHG": "general", "BIL": "complaint",
    "SVC": "complaint", "REP": "complaint", "HAZ": "complaint", "CRI": "general", "LEG": "complaint",
    "MED": "general", "DIS": "complaint", "FRD": "complaint", "REG": "complaint", "PII": "complaint",
    "THR": "general", "CRO": "complaint", "TRO": "general", "PRA": "feedback", "FDB": "feedback",
    "VUL": "general", "MIN": "general", "EMP": "general", "3RD": "general",
}  # fmt: skip
Kind = Literal[
    "INF", "STA", "HOW", "CHG", "BIL", "SVC", "REP", "HAZ", "CRI", "LEG", "MED", "DIS", "FRD", "REG", "PII",
    "THR", "CRO", "TRO", "PRA", "FDB", "VUL", "MIN", "EMP", "3RD",
]  # fmt: skip
# Seconds to the first reply by priority (the escalation guide); None: no reply is due.
FIRST_REPLY: dict[str, float | None] = {
    "P0": 300.0, "P1": 900.0, "P2": 3600.0, "P3": 7200.0, "P4": 86_400.0, "PX": None,
}  # fmt: skip
# Characters a message may hold where the brand's voice sets no limit of its own.
LIMITS: dict[Channel, int] = {"public": 280, "dm": 2000, "chat": 4000}
# What people call the kinds of personal data; a kind that is not here is called by its id.
KIND_WORDS: dict[str, str] = {
    "pan": "card number", "card_partial": "part of a card number", "card_last4": "last digits of a card",
    "card_expiry": "card expiry date", "cvv": "card security code", "pin": "PIN", "bank_account": "bank account",
    "national_id": "national identity number", "national_id_last4": "last digits of an identity number",
    "one_time_code": "one-time code", "email": "e-mail address", "phone": "phone number",
    "balance_or_purchase": "purchase or balance", "vehicle_or_location": "vehicle or location",
    "special_category": "sensitive personal matter", "child": "details of a child",
    "third_party": "somebody else's data",
    "device_id": "device number", "service_id": "product or service number", "internal": "internal matter",
    "employee": "details of a colleague", "handle": "user name",
}  # fmt: skip


def kind_words(kind: str) -> str:
    """Give what people call a kind of personal data: "card number" for pan."""
    return KIND_WORDS.get(kind, kind.replace("_", " "))
