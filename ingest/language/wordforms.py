"""Whether a word is Indonesian as offices write it: a listed word, or a listed root with its affixes."""

from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.language.data_files import words

_CLITICS = ("", "nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("", "kan", "i", "an")
# Prefix, the letters that its sound change may have swallowed, and those a root may begin with behind it ("" = any).
_PREFIXES = (
    *((prefix, ("",), "") for prefix in ("", "di", "ber", "be", "ter", "ke", "se", "per", "memper", "diper", "member",
                                         "pember", "diber", "keber", "keter", "dike", "seke", "berke")),
    ("menge", ("",), "bcdlprst"), ("penge", ("",), "bcdlprst"), ("meny", ("s",), ""), ("peny", ("s",), ""),
    ("meng", ("",), "aeioughkx"), ("meng", ("k",), "aeiour"), ("peng", ("",), "aeioughkx"), ("peng", ("k",), "aeiour"),
    ("mengke", ("",), ""), ("mem", ("",), "bfvp"), ("mem", ("p",), "aeiour"), ("pem", ("",), "bfvp"),
    ("pem", ("p",), "aeiour"), ("men", ("",), "cdjzst"), ("men", ("t",), "aeiour"), ("pen", ("",), "cdjzst"),
    ("pen", ("t",), "aeiour"), ("me", ("",), "lmnrwy"), ("pe", ("",), "lmnrwykstpbdjagi"),
)  # fmt: skip
_SHORTEST_ROOT = 3
_CACHE = 1 << 16


@lru_cache(_CACHE)
def is_known(word: str) -> bool:
    """Whether `word`, in lower case, is a listed word or a form of a listed root."""
    return word in listed() or any(stem in roots() for stem in _stems(word))


@lru_cache(_CACHE)
def root_of(word: str) -> str:
    """The longest listed root in `word`, in lower case; the word itself where it has none."""
    if word in roots():
        return word
    return max((stem for stem in _stems(word) if stem in roots()), key=len, default=word)


def is_usual(word: str) -> bool:
    """Whether `word` is one of the words that SOPs are made of."""
    return word in usual()


def _stems(word: str) -> Iterator[str]:
    """What is left of `word` without its affixes, in every way they can be taken off."""
    for clitic in _CLITICS:
        if word.endswith(clitic):
            bare = word.removesuffix(clitic)
            for prefix, swallowed, initials in _PREFIXES:
                rest = bare[len(prefix) :]
                if bare.startswith(prefix) and rest and (not initials or rest[0] in initials):
                    yield from _rests(rest, swallowed)


def _rests(rest: str, swallowed: tuple[str, ...]) -> Iterator[str]:
    for suffix in _SUFFIXES:
        if rest.endswith(suffix):
            stem = rest.removesuffix(suffix)
            yield from (sound + stem for sound in swallowed if len(sound + stem) >= _SHORTEST_ROOT)


@cache
def roots() -> frozenset[str]:
    """All listed roots."""
    return words("roots.txt")


@cache
def usual() -> frozenset[str]:
    """The words of SOPs that a misread word may be put back to."""
    return words("domain.txt")


@cache
def listed() -> frozenset[str]:
    """Every word that is right as it stands."""
    return roots() | usual() | words("spellings.txt")
