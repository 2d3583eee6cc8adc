"""`composure user`: accounts from the command line; the first admin is made here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from simulator.errors import CommandRefused
from webapp.config import read_database
from webapp.db import Database
from webapp.keys import Keys
from webapp.people import ROLES, People, Person
from webapp.schema import require_current, upgrade

_DATABASE = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
_SITE = click.option(
    "--site",
    envvar="COMPOSURE_SITE",
    default="http://127.0.0.1:8000",
    show_default=True,
    metavar="URL",
    help="Where people reach Composure.",
)


@click.group()
def user() -> None:
    """Look after accounts."""


@user.command("add", epilog="\b\nExample:\n  composure user add ana@example.com --name 'Ana Ruiz' --role admin")
@click.argument("email")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--role", type=click.Choice(ROLES), default="agent", show_default=True)
@_SITE
@_DATABASE
def add(email: str, name: str, role: str, site: str, database: str | None) -> None:
    """Add an account and print the link by which its owner sets a password."""
    with _opened(database) as opened:
        found = People(opened).add(email, name, role)
        _show_link(opened, found, "welcome", site)


@user.command("link", epilog="\b\nExample:\n  composure user link ana@example.com")
@click.argument("email")
@_SITE
@_DATABASE
def link(email: str, site: str, database: str | None) -> None:
    """Print a link by which someone sets a new password."""
    with _opened(database) as opened:
        _show_link(opened, _known(opened, email), "password", site)


@user.command("list", epilog="\b\nExample:\n  composure user list")
@_DATABASE
def list_(database: str | None) -> None:
    """List the accounts: address, role, name, and which are closed."""
    with _opened(database) as opened:
        for one in People(opened).all():
            click.echo(f"{one.email}  {one.role}  {one.name}" + ("" if one.active else "  (closed)"))


@user.command("change", epilog="\b\nExample:\n  composure user change ana@example.com --role trainer")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES))
@click.option("--close/--open", "closed", default=None, help="Take the account away, or give it back.")
@_DATABASE
def change(email: str, role: str | None, closed: bool | None, database: str | None) -> None:
    """Give someone another role, or close or open an account; what its owner did stays."""
    with _opened(database) as opened:
        people, found = People(opened), _known(opened, email)
        if role:
            people.set_role(found.id, role)
        if closed is not None:
            people.set_active(found.id, not closed)
            Keys(opened).end_all(found.id)
        now = people.find(found.id) or found
        click.echo(f"{now.email}: {now.role}, {'open' if now.active else 'closed'}")


@contextmanager
def _opened(url: str | None) -> Iterator[Database]:
    with Database(read_database(url)) as database:
        if database.is_sqlite:
            upgrade(database)
        else:
            require_current(database)
        yield database


def _known(database: Database, email: str) -> Person:
    found = People(database).by_email(email)
    if found is None:
        raise CommandRefused(f"{email} has no account; `composure user list` shows those there are")
    return found


def _show_link(database: Database, who: Person, kind: str, site: str) -> None:
    token = Keys(database).make(kind, who.id)
    click.echo(f"{who.name} ({who.email}, {who.role}) sets a password here, once:")
    click.echo(f"{site.rstrip('/')}/password/{token}")
