"""How long a trainer's pages take with 10,000 shifts of 200 people, and tables in the background.

`python -m benchmarks.boards` does it all.
Seeds a database of SQLite, or the empty one that `--database` names, and asks for each address as a trainer's browser
does, without a network between. Prints the median and the slowest of a few rounds, in milliseconds of the wall clock,
and then the seconds in which each table is prepared.
"""

from __future__ import annotations

import argparse
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from flask.testing import FlaskClient

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp import create_app
from webapp.config import Config
from webapp.current import EXTENSION
from webapp.db import Database
from webapp.exports.routes import JOB
from webapp.exports.taken import FORMS, KINDS
from webapp.jobs.ledger import Ledger
from webapp.jobs.runner import Runner
from webapp.jobs.work import Means
from webapp.live import Live
from webapp.schema import upgrade
from webapp.seeding import seed
from webapp.store import hash_owner

SHIFTS, PEOPLE, ROUNDS = 10_000, 200, 5
BOUND_MS = 500.0


def main() -> None:
    """Print how long each address takes; exit with 1 if a page is above its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="an empty database to fill, or one that was filled before")
    parser.add_argument("--shifts", type=int, default=SHIFTS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened(asked.database or f"sqlite:///{folder}/boards.sqlite3") as app:
        live: Live = app.application.extensions[EXTENSION]
        if not live.people.all():
            seed(live.shifts.database, load_pack(scenarios_path()), PEOPLE, asked.shifts, time.time(), lambda _: None)
        slow = [name for name, found in measured(app, live) if found > BOUND_MS]
        prepared(live)
    sys.exit(f"above {BOUND_MS:g} ms: {', '.join(slow)}" if slow else 0)


@contextmanager
def opened(url: str) -> Iterator[FlaskClient]:
    """Give a browser of the application over a database."""
    with Database(url) as database:
        upgrade(database)
    app = create_app(Config(database=url, secret_key=secrets.token_hex(), testing=True))
    yield app.test_client()
    app.extensions[EXTENSION].close()


def measured(client: FlaskClient, live: Live) -> Iterator[tuple[str, float]]:
    """Give what each address takes, in the median."""
    trainer = next(one for one in live.people.all() if one.role == "trainer")
    with client.session_transaction() as session:
        session["_user_id"] = live.keys.make("sign-in", trainer.id)
    cohort = live.cohorts.of_trainer(trainer.id)[0]
    who = next(one.person for one in live.cohorts.members(cohort.id) if not one.trains)
    shift = live.grades.practices([hash_owner(who.owner) or ""])[0].shift_id
    here = f"/cohorts/{cohort.id}"
    pages = {
        "cohorts": "/cohorts", "cohort": here, "board": f"{here}/board", "board.csv": f"{here}/board.csv",
        "person": f"{here}/people/{who.id}", "calibration": f"{here}/calibrations", "exports": f"{here}/exports",
        "debrief": f"/shifts/{shift}/debrief",
    }  # fmt: skip
    print(f"{'page':16}{'median ms':>12}{'slowest ms':>12}{'kB':>10}")
    for name, path in pages.items():
        found, size = [], 0
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            answer = client.get(path, buffered=True)
            size = len(answer.data)
            found.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                sys.exit(f"{path}: {answer.status}")
        print(f"{name:16}{statistics.median(found):>12.0f}{max(found):>12.0f}{size / 1000:>10.0f}", flush=True)
        yield name, statistics.median(found)


def prepared(live: Live) -> None:
    """Print how long each table takes as a job."""
    ledger = Ledger(live.shifts.database)
    runner = Runner(Means(live.shifts.database, live.pack), lambda _: None, only=JOB)
    cohort = max(live.cohorts.all(), key=lambda one: live.cohorts.sizes()[one.id])
    print(f"\n{'table':16}{'seconds':>12}  what came of it")
    for kind, form in product(KINDS, FORMS):
        job = ledger.queue(JOB, f"{cohort.id} {kind} {form}", payload={"cohort": cohort.id, "kind": kind, "form": form})
        begun = time.perf_counter()
        runner.tick()
        found = ledger.find(job.id)
        print(
            f"{kind + '.' + form:16}{time.perf_counter() - begun:>12.1f}  {found.outcome if found else ''}", flush=True
        )


if __name__ == "__main__":
    main()
