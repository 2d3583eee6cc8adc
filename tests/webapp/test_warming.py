"""Readers are loaded beside the serving, not before it."""

from __future__ import annotations

import sys

from webapp.warming import warm_in_background


def test_warming_runs_in_a_thread_of_its_own_and_loads_the_checker() -> None:
    thread = warm_in_background()
    assert thread.daemon
    thread.join(60)
    assert not thread.is_alive()
    assert "harper" in " ".join(sys.modules)
