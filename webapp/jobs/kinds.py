"""The kinds of work there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from webapp.exports.job import prepare
from webapp.jobs.purge import purge
from webapp.jobs.regrade import regrade
from webapp.jobs.reminders import reminders
from webapp.jobs.retention import retention
from webapp.jobs.work import Kind
from webapp.keys import DAY, HOUR

KINDS: Mapping[str, Kind] = MappingProxyType({
    "reminders": Kind("Letters about what is due", reminders, every=HOUR),
    "purge": Kind("Delete what has run out", purge, every=DAY),
    "retention": Kind("Erase candidates kept long enough", retention, every=DAY),
    "regrade": Kind("Grade all shifts again", regrade),
    "export": Kind("A table of a cohort", prepare),
})  # fmt: skip
