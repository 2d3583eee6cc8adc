"""Who somebody is at a provider: bound once by a proven address, and by nothing else from then on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.identities import TAKEN, UNKNOWN, UNNAMED, UNPROVEN, Identities, Identity
from webapp.people import People, Person

ISSUER = "https://login.example.com"
ANA = Identity(ISSUER, "0001", "ana@example.com", True)


@pytest.fixture
def identities(database: Database, wall: Callable[..., float]) -> Identities:
    """Give the identities of a database in which Ana, Kim and Bo have accounts; Bo's is closed."""
    people = People(database, wall)
    for name in ("ana", "kim", "bo"):
        people.add(f"{name}@example.com", name)
    people.set_active(of(people, "bo").id, False)
    return Identities(database, wall)


def of(people: People, name: str) -> Person:
    found = people.by_email(f"{name}@example.com")
    assert found
    return found


def kept(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM identity")).scalar_one())


def test_the_first_time_an_address_decides_and_later_the_subject(identities: Identities) -> None:
    assert identities.person(ANA).email == "ana@example.com"
    for email, verified in (
        ("ana@example.com", True),
        ("other@example.com", True),
        ("kim@example.com", False),
        ("", False),
    ):
        assert identities.person(replace(ANA, email=email, verified=verified)).email == "ana@example.com"
    assert kept(identities.database.engine) == 1


@pytest.mark.parametrize("email", ["ANA@Example.COM", " ana@example.com "])
def test_an_address_may_be_written_otherwise(identities: Identities, email: str) -> None:
    assert identities.person(replace(ANA, email=email)).email == "ana@example.com"


@pytest.mark.parametrize(("identity", "message"), [
    (replace(ANA, verified=False), UNPROVEN.format(email="ana@example.com")),
    (replace(ANA, email=""), UNNAMED),
    (replace(ANA, email="nobody@example.com"), UNKNOWN),
    (replace(ANA, email="bo@example.com"), UNKNOWN),
    (replace(ANA, email="\u212aim@example.com"), UNKNOWN),
    (replace(ANA, email="ana@example.com\0"), UNKNOWN),
    (replace(ANA, email="ana@example.com, kim@example.com"), UNKNOWN),
    (replace(ANA, email="\ud800@example.com"), UNKNOWN),
])  # fmt: skip
def test_who_is_refused_is_told_what_to_do_and_nothing_is_kept(
    identities: Identities, identity: Identity, message: str
) -> None:
    with pytest.raises(CommandRefused) as refusal:
        identities.person(identity)
    assert str(refusal.value) == message
    assert kept(identities.database.engine) == 0


def test_the_letter_that_only_looks_like_another_would_become_it() -> None:
    assert "\u212aim@example.com".lower() == "kim@example.com"


def test_a_second_subject_does_not_get_into_an_account_that_has_one(identities: Identities) -> None:
    identities.person(ANA)
    with pytest.raises(CommandRefused) as refusal:
        identities.person(replace(ANA, subject="0002"))
    assert str(refusal.value) == TAKEN.format(email="ana@example.com")
    assert identities.person(ANA).email == "ana@example.com"


def test_the_same_subject_of_another_issuer_is_somebody_else(identities: Identities) -> None:
    identities.person(ANA)
    other = Identity("https://other.example.com", "0001", "kim@example.com", True)
    assert identities.person(other).email == "kim@example.com"
    assert identities.person(replace(other, subject="0009", email="ana@example.com")).email == "ana@example.com"


def test_an_address_that_was_taken_over_at_the_provider_lets_nobody_into_two_accounts(identities: Identities) -> None:
    kim = Identity(ISSUER, "0002", "kim@example.com", True)
    identities.person(ANA), identities.person(kim)
    assert identities.person(replace(kim, email="ana@example.com")).email == "kim@example.com"


def test_a_closed_account_is_refused_and_proves_itself_anew_when_it_is_open_again(identities: Identities) -> None:
    people = identities.people
    ana = identities.person(ANA)
    people.set_active(ana.id, False)
    assert kept(identities.database.engine) == 0
    with pytest.raises(CommandRefused, match="no open account"):
        identities.person(ANA)
    people.set_active(ana.id, True)
    assert identities.person(replace(ANA, subject="0002")) == ana
    with pytest.raises(CommandRefused, match="belongs to another sign-in"):
        identities.person(ANA)


def test_an_account_closed_behind_our_back_is_refused(identities: Identities) -> None:
    identities.person(ANA)
    with identities.database.writing() as connection:
        connection.execute(text("UPDATE person SET active = false WHERE email = 'ana@example.com'"))
    with pytest.raises(CommandRefused, match="no open account"):
        identities.person(ANA)


def test_of_two_tabs_that_come_back_at_once_both_are_let_in(
    identities: Identities, monkeypatch: pytest.MonkeyPatch
) -> None:
    proven = identities._proven

    def slowly(identity: Identity) -> Person:
        monkeypatch.setattr(identities, "_proven", proven)
        assert identities.person(identity).email == "ana@example.com"
        return proven(identity)

    monkeypatch.setattr(identities, "_proven", slowly)
    assert identities.person(ANA).email == "ana@example.com"
    assert kept(identities.database.engine) == 1


def test_an_account_that_is_deleted_takes_its_identity_along(identities: Identities) -> None:
    ana = identities.person(ANA)
    with identities.database.writing() as connection:
        connection.execute(text("DELETE FROM person WHERE id = :id"), {"id": ana.id})
    assert kept(identities.database.engine) == 0
