"""The closed words of the authoring format: industries, kinds, temperaments, priorities, and what follows from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simulator.reading.model import Channel

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
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
