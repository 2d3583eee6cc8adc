"""Letters to people with accounts about work to read or to settle: a link, and nobody's name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from simulator.errors import ComposureError
from webapp.mail import Mail
from webapp.people import Person

SECONDS = 20.0
"""How long letters are sent while somebody waits."""
READ, AGAIN, SETTLE = "read", "again", "settle"
LETTERS = {
    READ: ("Work to read", "you are asked to read the work of somebody who applies for a job, without their name."),
    AGAIN: (
        "Work to read again",
        "somebody does not agree with how their work was marked. You are asked to read it afresh, without their name.",
    ),
    SETTLE: (
        "Readings are in",
        "a work of one of your hiring rounds has been read. Please see where the readings part, and settle it.",
    ),
}


def write(
    mail: Mail | None, people: Iterable[Person], what: str, link: str, clock: Callable[[], float] = time.monotonic
) -> list[Person]:
    """Write to people and give those whom no letter reached; without a mail server nothing is sent, nobody given."""
    if mail is None:
        return []
    (subject, words), until, unreached = LETTERS[what], clock() + SECONDS, []
    for one in people:
        try:
            if clock() >= until:
                raise ComposureError("out of time")
            mail.send(one.email, subject, f"{one.name},\n\n{words}\n\n{link}\n\nSign in to open it.\n")
        except ComposureError:
            unreached.append(one)
    return unreached
