"""The section of a document that tells its procedure in sentences, before the table does."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layout.markup import Line, fold

_HEADING = re.compile(
    r"(?:[A-Z0-9]{1,3}[.)]\s*)?(?:uraian\s+|langkah[- ]langkah\s+)?prosedur(?:\s+kerja)?\s*:?", re.IGNORECASE
)
_CHAPTER = re.compile(r"[A-Z]\.\s+[A-Z]{3}")
_NUMBER = re.compile(r"^(?:[-•*]\s*)?(?:\d{1,2}|[a-z])[.)]\s+")


def read_narrative(lines: Sequence[Line]) -> tuple[str, ...]:
    """The numbered sentences below a heading Prosedur up to the next chapter; empty where there is none."""
    texts = [fold(line.text) for line in lines]
    start = next((i for i, text in enumerate(texts) if _HEADING.fullmatch(text)), len(texts))
    below = takewhile(lambda text: not _CHAPTER.match(text), texts[start + 1 :])
    return tuple(_NUMBER.sub("", text) for text in below if _NUMBER.match(text))
