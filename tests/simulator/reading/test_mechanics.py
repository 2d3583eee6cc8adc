from concurrent.futures import ThreadPoolExecutor
from threading import enumerate as enumerate_threads

import pytest

from simulator.reading import phrases
from simulator.reading.mechanics import harper


def test_harper_answers_several_threads_alike() -> None:
    text = "I have recieved teh parcel."
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: tuple(harper().lints(text)), range(8)))
    assert len(answers[0]) == 2
    assert len(set(answers)) == 1


def test_harper_is_asked_in_a_thread_of_its_own_and_its_faults_come_back() -> None:
    with pytest.raises(TypeError):
        harper().lints(7)  # type: ignore[arg-type]
    assert [thread.name for thread in enumerate_threads()].count("harper") == 1
    assert harper().lints("I have recieved it.")


def test_every_rule_that_is_asked_is_one_of_harpers() -> None:
    from harper import Linter

    tables = phrases.raw("checker")
    asked = {rule for name in ("spelling", "grammar") for part in tables[name] for rule in str(part).split()}
    assert asked <= set(Linter().get_lint_config())


@pytest.mark.parametrize(
    ("text", "kind"),
    [("We recieved it.", "spelling"), ("It has being sent to an customer.", "grammar")],
)
def test_a_lint_says_of_what_sort_it_is_and_what_to_write(text: str, kind: str) -> None:
    found = harper().lints(text)
    assert {lint.kind for lint in found} == {kind}
    assert all(lint.suggestions and 0 < lint.confidence <= 1 for lint in found)


def test_capitals_and_style_are_not_asked_for() -> None:
    assert not harper().lints("so we will look into it , and will get back to you in order to help")


def test_a_long_text_is_read_to_its_end_and_one_in_no_language_is_left() -> None:
    long = "We have your parcel here and it is fine. " * 40 + "We recieved it."
    assert [long[lint.start : lint.end] for lint in harper().lints(long)] == ["recieved"]
    unknown = "qavzo wextu brolm snirp tweld gromp " * 40
    assert 15 < len(harper().lints(unknown)) < 120
