"""What candidates are asked of themselves, if they like, for the check of fairness: `content/attributes.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from simulator.yamlfile import content


class Attribute(BaseModel):
    """One question. `choices` are the words of each by its id; `places` the jurisdictions where it is asked.

    What somebody would rather not say is no choice: nothing is kept then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(max_length=40)]
    title: str
    question: str
    choices: Mapping[Annotated[str, Field(max_length=60)], str]
    places: tuple[str, ...]
    lawful: str


@lru_cache(maxsize=1)
def attributes() -> Mapping[str, Attribute]:
    """Give all there are, by id, in the order in which they are asked."""
    return {name: Attribute(id=name, **given) for name, given in content("attributes.yaml").items()}


def asked_in(place: str) -> tuple[Attribute, ...]:
    """Give what is asked where the hiring happens."""
    return tuple(one for one in attributes().values() if place in one.places)
