"""Role titles: short forms written out, how high they stand, and who a text names as its subject."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.language.morphology import is_verb
from ingest.language.vocabulary import heights, role_words, short_forms

_LONGEST_SHORT = 2
_LONGEST_TITLE = 5
# A narrow heading breaks a word before its last letter: "Koordinato r".
_SPLIT_OFF = re.compile(r"([a-z]{4,}) ([b-z])(?![a-z])")
_BLURRED = str.maketrans("10|", "lol")


def role_key(name: str) -> str:
    """`name` in lower case, abbreviations written out, punctuation dropped.

    >>> role_key("Sub Koor")
    'sub koordinator'
    """
    return " ".join(title_words(re.sub(r"\([^)]*\)", " ", name)))


def title_words(text: str) -> tuple[str, ...]:
    """The words of a title, short forms written out."""
    plain = _SPLIT_OFF.sub(r"\1\2", text.lower())
    return tuple(word for words, _ in expanded(re.findall(r"[a-z]+", plain)) for word in words)


def expanded(words: Iterable[str]) -> list[tuple[tuple[str, ...], int]]:
    """Each word, or two that are one short form, with what it stands for and how many words it was."""
    given, short = tuple(words), short_forms()
    out: list[tuple[tuple[str, ...], int]] = []
    at = 0
    while at < len(given):
        pair = " ".join(given[at : at + _LONGEST_SHORT])
        size = _LONGEST_SHORT if at + 1 < len(given) and pair in short else 1
        key = pair if size > 1 else given[at]
        out.append((short.get(key, (key,)), size))
        at += size
    return out


def height(title: tuple[str, ...]) -> float | None:
    """How high `title` stands; None where the table does not know it."""
    known = heights()
    sizes = range(min(len(title), _LONGEST_TITLE), 0, -1)
    return next((known[title[:size]] for size in sizes if title[:size] in known), None)


@lru_cache(maxsize=20_000)
def blurred(word: str) -> str:
    """`word` without what OCR confuses: rn and m, l and I and 1, 0 and o, c and e, doubled letters.

    >>> blurred("Kornitmen") == blurred("komitmen")
    True
    """
    plain = word.lower().translate(_BLURRED).replace("rn", "m").replace("l", "i").replace("e", "c")
    return re.sub(r"(.)\1", r"\1", plain)


def subject(text: str) -> str | None:
    """The words before the first verb, when they are a capitalised role: "Pengelola Aset melakukan …"."""
    words = text.split()
    at = next((i for i, word in enumerate(words) if is_verb(word)), 0)
    named = all(word[0].isupper() for word in words[:at])
    return " ".join(words[:at]) if 1 <= at <= 4 and named else None  # noqa: PLR2004 (longest role seen as subject: four words)


def mentions(text: str, role: str) -> int:
    """How often `text` names `role`."""
    key = role_key(role)
    return len(re.findall(rf"\b{re.escape(key)}\b", role_key(text))) if key else 0


def is_title(word: str) -> bool:
    """Whether `word` alone names who acts: staf, petugas, koordinator."""
    return word in role_words("title") or (word.startswith("pe") and len(word) > 5 and not word.endswith("an"))  # noqa: PLR2004 (pe- and a root)
