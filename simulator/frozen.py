"""A form as an invitation keeps it: everything a result rests on, with a hash, and what of it differs today."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from simulator import engine
from simulator.errors import CommandRefused
from simulator.forms import Form, forms
from simulator.jobmap import JobMap
from simulator.packs import Pack, content_digest
from simulator.reading import model
from simulator.resources import content_path
from simulator.scorecards import Scorecard, scorecard, scorecards
from simulator.scoring import versions

FORMAT = 1
RESTS_ON = (
    "agreement.yaml", "brands.yaml", "dispositions.yaml", "models", "names.yaml", "phrases", "privacy.yaml",
    "reactions", "rules.yaml",
)  # fmt: skip
"""What of `content/` readers, customers and scorers go by."""
_DATA = (".npz", ".yaml", ".zip")
LIBRARIES = ("harper-py", "pyphen")
"""Libraries whose every version may read a text differently; each is pinned."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A form with all that its results rest on, as plain data. `content_hash` is the SHA-256 of its canonical JSON.

    `signed` is the map of the job that somebody signed. It moves no mark, so it stands beside the content: rounds with
    other signatures can still be compared.
    """

    content: Mapping[str, Any]
    content_hash: str
    signed: JobMap | None = None

    @property
    def form(self) -> Form:
        """Give the form as it was."""
        return Form.model_validate(self.content["form"])

    @property
    def for_job(self) -> Form:
        """Give the form as it was, with the tasks of the job that were signed."""
        return self.form.model_copy(update={"map": self.signed.tasks}) if self.signed else self.form

    @property
    def scorecard(self) -> Scorecard:
        """Give the scorecard as it was: what results are graded by, whatever the file says today."""
        return Scorecard.model_validate(self.content["scorecard"])

    def dump(self) -> dict[str, Any]:
        """Give it as plain data that `load` takes, ready for JSON."""
        plain = {"content": dict(self.content), "content_hash": self.content_hash}
        if self.signed is None:
            return plain
        return plain | {"signed": self.signed.model_dump(mode="json"), "signed_hash": self._signed_hash(self.signed)}

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Frozen:
        """Give what was dumped; CommandRefused if it is not, to the letter, what was frozen."""
        content = data.get("content")
        if not isinstance(content, dict) or data.get("content_hash") != (found := content_hash(content)):
            raise CommandRefused("this is not the form that was frozen: its content does not match its hash")
        try:
            signed = JobMap.model_validate(data["signed"]) if "signed" in data else None
            loaded = cls(content, found, signed)
            _ = loaded.form, loaded.scorecard
        except (KeyError, ValidationError) as error:
            message = f"this form was frozen in a way that cannot be read any more; freeze it anew ({error})"
            raise CommandRefused(message) from None
        if signed is not None and data.get("signed_hash") != loaded._signed_hash(signed):
            raise CommandRefused("this is not the map of the job that was signed: it does not match its hash")
        return loaded

    def _signed_hash(self, signed: JobMap) -> str:
        """Give the hash of a signed map, which holds for this form alone."""
        return content_hash({"content_hash": self.content_hash, "signed": signed.model_dump(mode="json")})


def content_hash(content: Mapping[str, Any]) -> str:
    """Give the SHA-256 of plain data as canonical JSON: keys sorted, no spaces, UTF-8."""
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def freeze(form: Form, pack: Pack, signed: JobMap | None = None) -> Frozen:
    """Give a form with everything that its results rest on today; CommandRefused for a scenario that is not there.

    `signed` is the map of the job that goes with it.
    """
    parts = [
        {
            **part.model_dump(mode="json"),
            "digest": pack.digest(part.scenario),
            "as_played": content_digest(pack.scenario(part.scenario, part.form)),
        }
        for part in form.parts
    ]
    content = {
        "format": FORMAT,
        "form": form.model_dump(mode="json"),
        "parts": parts,
        "scorecard": scorecard(form.scorecard).model_dump(mode="json"),
        "versions": {"engine": engine.VERSION, "reading": model.VERSION, **versions()},
        "libraries": {name: version(name) for name in LIBRARIES},
        "files": dict(_files()),
    }
    plain: dict[str, Any] = json.loads(_canonical(content))
    return Frozen(plain, content_hash(plain), signed)


def drift(frozen: Frozen, pack: Pack, today: Form | None = None) -> tuple[str, ...]:
    """Give in words what of a frozen form is different now; nothing if a result today would rest on the same.

    `today` is the form as it stands now; the one that ships under its id where none is given, if there is one.
    """
    return (
        *_form_drift(frozen.form, today or forms().get(frozen.form.id)),
        *_part_drift(frozen.content["parts"], pack),
        *_card_drift(frozen.scorecard),
        *_changed(frozen, "versions", {"engine": engine.VERSION, "reading": model.VERSION, **versions()}),
        *_changed(frozen, "libraries", {name: version(name) for name in LIBRARIES}),
        *_file_drift(frozen.content["files"]),
    )  # fmt: skip


def _form_drift(was: Form, now: Form | None) -> Iterator[str]:
    if now is not None and (fields := _different(was.model_dump(), now.model_dump())):
        yield f"the form {was.id} was changed: {', '.join(fields)}"


def _part_drift(parts: list[Mapping[str, Any]], pack: Pack) -> Iterator[str]:
    for part in parts:
        name, form = part["scenario"], part["form"]
        if name not in pack.digests:
            yield f"the scenario {name} is not there any more"
        elif pack.digest(name) != part["digest"]:
            yield f"the scenario {name} was changed"
        elif content_digest(pack.scenario(name, form)) != part["as_played"]:
            yield f"the scenario {name} has other names, numbers or wordings in its form {form}"


def _card_drift(was: Scorecard) -> Iterator[str]:
    now = next((card for card in scorecards() if card.id == was.id), None)
    if now is None:
        yield f"the scorecard {was.id} is not there any more"
    elif fields := _different(was.model_dump(), now.model_dump()):
        yield f"the scorecard {was.name} was changed ({now.name} today): {', '.join(fields)}"


def _changed(frozen: Frozen, what: str, now: Mapping[str, str]) -> Iterator[str]:
    was: Mapping[str, str] = frozen.content[what]
    for name in _different(was, now):
        yield f"{name} is at version {now.get(name, 'none')}, and was at {was.get(name, 'none')}"


def _file_drift(was: Mapping[str, str]) -> Iterator[str]:
    if names := _different(was, _files()):
        yield f"what texts are read and judged by was changed: {', '.join(names)}"


def _different(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return sorted(name for name in {*was, *now} if was.get(name) != now.get(name))


@lru_cache(maxsize=1)
def _files() -> Mapping[str, str]:
    """Give the digest of every file that a reading or a finding rests on, by its path under `content/`."""
    root = content_path()
    tops = [root / name for name in RESTS_ON]
    paths = [path for top in tops for path in (sorted(top.rglob("*")) if top.is_dir() else [top])]
    return MappingProxyType({
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.suffix in _DATA
    })  # fmt: skip


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
