"""Links to a debrief: they open one shift, are kept as hashes, and end when they are withdrawn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.shares import MOST, Shares
from webapp.store import NewShift, Shifts


def new_shift(database: Database) -> str:
    return Shifts(database).create(NewShift("tiny", "d"))


def test_a_token_opens_the_shift_it_was_made_for(database: Database) -> None:
    shares, one, other = Shares(database), new_shift(database), new_shift(database)
    tokens = {shares.make(one): one, shares.make(other): other}
    assert {token: shares.find(token) for token in tokens} == tokens
    assert all(len(token) >= 43 for token in tokens)


@pytest.mark.parametrize("token", ["", "nothing", "a\0b", "x" * 9000, "\ufffd"])
def test_any_other_token_opens_nothing(database: Database, token: str) -> None:
    shares = Shares(database)
    shares.make(new_shift(database))
    assert shares.find(token) is None


def test_no_token_is_stored_and_an_id_opens_nothing(database: Database) -> None:
    shares, shift = Shares(database, wall=lambda: 12.5), new_shift(database)
    token = shares.make(shift)
    (share,) = shares.of(shift)
    assert share.created_at == 12.5
    assert shares.find(share.id) is None
    with database.reading() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM share").all()
    assert token not in [str(value) for value in row]


def test_a_withdrawn_link_opens_nothing_and_others_still_do(database: Database) -> None:
    shares, shift, other = Shares(database), new_shift(database), new_shift(database)
    token, kept = shares.make(shift), shares.make(other)
    (share,) = shares.of(shift)
    assert not shares.withdraw(other, share.id)
    assert not shares.withdraw(shift, "a\0b")
    assert shares.withdraw(shift, share.id)
    assert not shares.withdraw(shift, share.id)
    assert (shares.find(token), shares.find(kept)) == (None, other)


def test_there_is_a_limit_for_each_shift(database: Database) -> None:
    shares, shift = Shares(database), new_shift(database)
    for _ in range(MOST):
        shares.make(shift)
    with pytest.raises(CommandRefused, match="withdraw one"):
        shares.make(shift)
    assert shares.make(new_shift(database))


def test_links_asked_for_at_once_keep_to_the_limit(sqlite_database: Database) -> None:
    shares, shift = Shares(sqlite_database), new_shift(sqlite_database)

    def ask(_: int) -> None:
        with suppress(CommandRefused):
            shares.make(shift)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(2 * MOST)))
    assert len(shares.of(shift)) == MOST
