"""Where hiring happens: how long records are kept there, and what a candidate has to be told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from simulator.errors import CommandRefused
from simulator.yamlfile import content


class Jurisdiction(BaseModel):
    """What is kept to in one place. `says` goes into the candidate's notice; `source` names the rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    title: str
    keep_months: Annotated[int, Field(gt=0)]
    notice_business_days: Annotated[int, Field(ge=0)] = 0
    says: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """Give all that are known, by id, from `content/jurisdictions.yaml`."""
    return {name: Jurisdiction(id=name, **given) for name, given in content("jurisdictions.yaml").items()}


def jurisdiction(name: str) -> Jurisdiction:
    """Give the one of this id; CommandRefused if there is none."""
    found = jurisdictions().get(name)
    if found is None:
        raise CommandRefused("choose where the hiring happens")
    return found
