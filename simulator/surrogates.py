"""Names for people nobody authored, made up by Faker: the same seed and place give the same person.

Names only. Faker is pinned to one version, since another one may give others; anything that could be
somebody's personal data comes from reserved ranges instead (`simulator/reserved.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from faker import Faker

from simulator.pick import fraction

_SEEDS = 2**32


@lru_cache(maxsize=1)
def _faker() -> Faker:
    return Faker("en_GB", use_weighting=False)


@lru_cache(maxsize=4096)
def stranger(seed: int, key: str) -> tuple[str, str]:
    """Give a first name and a handle for somebody who joins in, e.g. ("Nigel", "@nigel_burton")."""
    faker = _faker()
    faker.seed_instance(int(fraction(seed, "stranger", key) * _SEEDS))
    first, last = faker.first_name(), faker.last_name()
    plain = unicodedata.normalize("NFKD", f"{first}_{last}").encode("ascii", "ignore").decode().lower()
    return first, "@" + re.sub(r"\W+", "_", plain)
