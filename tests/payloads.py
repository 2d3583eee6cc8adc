"""What somebody who means harm would write: markup, scripts, templates and strange signs, and a pack made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

TABLE: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
PAYLOADS = tuple(payload for group in TABLE.values() for payload in group)
LONGEST = 3900
"""How many characters a field of a scenario may well have."""


def packed(payloads: tuple[str, ...] = PAYLOADS, longest: int = LONGEST) -> list[str]:
    """Give all payloads, one behind the other, in as few texts as hold them."""
    found = [payloads[0]]
    for one in payloads[1:]:
        if len(found[-1]) + 1 + len(one) > longest:
            found.append(one)
        else:
            found[-1] += f" {one}"
    return found


def scenario(name: str, text: str) -> dict[str, Any]:
    """Give a scenario that says a text wherever a scenario may say something: to play, not to learn from."""
    posts = [
        {"at": -60, "text": text, "image": text},
        {"at": -50, "by": "bystander", "name": text, "handle": "@passer_by", "text": text},
    ]
    expected = {
        "disposition": {"best": ["answered_public"], "reasons": {"answered_public": text, "unanswered": text}},
        "facts": ["fact"],
        "rationale": text,
    }
    sample = {"id": "best", "band": "best", "why": text}
    return {
        "format": 1, "id": name, "title": text, "industry": "retail", "level": 1, "minutes": 15, "starts": text,
        "summary": text, "brief": text,
        "brand": {
            "name": text, "handle": "@brand", "about": text, "contacts": [text], "money": text, "words": [text],
            "voice": {"style": text, "signoff": text, "limits": {"public": 20000, "dm": 20000, "chat": 20000}},
            "remedies": [
                {"id": "refund", "name": text, "limit": 20, "words": [text]}, {"id": "barred", "name": text, "tier": 2},
            ],
            "teams": [{"id": "team", "name": text, "handles": text}],
            "marketing": [{"at": 30, "text": text}],
        },
        "knowledge": [{"id": "page", "title": text, "text": text, "facts": [
            {"id": "fact", "text": text}, {"id": "inside", "text": text, "public": False}]}],
        "people": [{
            "id": "ann", "name": text, "first_name": text, "handle": "@ann", "temperament": "calm", "since": text,
            "record": [{"label": text, "value": text, "kind": "order_number", "tier": 1}], "history": [text],
            "accepts": ["chat", "dm"],
        }],
        "cases": [
            {
                "id": name, "person": "ann", "title": text, "kind": "INF", "priority": "P3", "opening": posts,
                "expected": expected, "warning": text, "bystanders": [text],
                "beats": [{"id": "more", "when": {"at": 20}, "say": text, "image": text, "delay": 0}],
                "exemplars": [{**sample, "script": [{"at": 60, "kind": "reply", "channel": "public", "text": text}]}],
            }
            for name in ("first", "second")
        ],
    }  # fmt: skip


def write_pack(folder: Path, texts: list[str]) -> list[str]:
    """Write a pack with one scenario for each text, and give the ids of its scenarios."""
    names = [f"hostile-{number}" for number in range(1, len(texts) + 1)]
    about = {
        "format": 1,
        "id": "hostile",
        "title": "Hostile",
        "summary": "Hostile",
        "scenarios": [f"{one}.yaml" for one in names],
    }
    (folder / "pack.yaml").write_text(yaml.safe_dump(about), encoding="utf-8")
    for name, text in zip(names, texts, strict=True):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(scenario(name, text)), encoding="utf-8")
    return names
