from concurrent.futures import ThreadPoolExecutor

from simulator.reading.mechanics import harper


def test_harper_answers_several_threads_alike() -> None:
    text = "I have recieved teh parcel."
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: tuple(harper().lints(text)), range(8)))
    assert len(answers[0]) == 2
    assert len(set(answers)) == 1
