"""What a customer's post shows of its matter: upset, a failure of the brand's, or praise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage

_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_LOUD = re.compile(r"[!?]{2,}|!.*!.*!|[😩😭😡🤬😤🙃😬😱😰🙄💔😒😢]", re.DOTALL)
_SHOUTS = 2
# A post that greets or opens with a plain question was written in calm.
_CALM = re.compile(
    r"[^a-z]*(?:@\w+[ ,]+)?"
    r"(?:hi|hello|hey|good (?:morning|evening|day|afternoon)|can|do|does|is|are|how|when|what|which|could)\b"
)


def posted(passage: Passage) -> list[Sign]:
    """Give the signs of a post: `post.upset`, `post.failed` and `post.pleased`."""
    found = [*phrases.find("posts", passage), *_shouted(passage)]
    troubled = any(sign.name in ("post.failed", "post.upset") for sign in found)
    pleased = any(sign.name == "post.pleased" for sign in found)
    if not (troubled or pleased) and passage.words and not _CALM.match(passage.folded):
        found.append(Sign("post.upset", passage.sentences[0].start, passage.sentences[0].end, 0.5))
    return [sign for sign in found if not (troubled and sign.name == "post.pleased")]


def _shouted(passage: Passage) -> Iterator[Sign]:
    """Capitals and strings of marks are a raised voice; one short word in capitals is an abbreviation."""
    shouted = [found for found in _SHOUTED.finditer(passage.text) if found[0].lower() in phrases.word_set("english")]
    if len(shouted) >= _SHOUTS or (shouted and _LOUD.search(passage.text)):
        yield Sign("post.upset", shouted[0].start(), shouted[-1].end(), 0.7)
