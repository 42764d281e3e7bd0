"""Indonesian word forms: prefix, root, suffix; enough to tell that pemeriksaan and memeriksa are one act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.language.vocabulary import roots as known_roots
from ingest.language.vocabulary import word_class

_PREFIXES = (
    ("memper", ""), ("diper", ""), ("pember", ""), ("penge", ""), ("menge", ""),
    ("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("mem", "p"), ("pem", "p"),
    ("men", "t"), ("pen", "t"), ("ber", ""), ("ter", ""), ("per", ""), ("me", ""), ("pe", ""), ("di", ""),
)  # fmt: skip
_SUFFIX = re.compile(r"(?:nya|lah|kan|an|i)$")
_SAME = {"usul": "aju", "ajukan": "aju", "mohon": "aju", "pohon": "aju", "cek": "periksa", "verifikas": "periksa",
         "sposis": "disposis"}  # fmt: skip
_EMPTY = {
    "yang", "dan", "atau", "di", "ke", "dari", "pada", "kepada", "untuk", "dengan", "akan", "oleh", "dalam", "terkait",
    "jika", "apabila", "tidak", "telah", "maka", "makan", "tersebut", "laku", "kembali", "serta", "agar", "hasil",
}  # fmt: skip
_MIN_ROOT = 3
_CLITIC = re.compile(r"(?:nya|lah|kah|pun)$")
# Prefix, the first letters that it takes the place of, and what it makes of a word.
_FORMS = (
    ("memper", ("",), "active"), ("diper", ("",), "passive"), ("menge", ("",), "active"), ("penge", ("",), "deed"),
    ("meny", ("s",), "active"), ("meng", ("", "k"), "active"), ("mem", ("", "p"), "active"),
    ("men", ("", "t"), "active"), ("me", ("",), "active"), ("di", ("",), "passive"), ("ber", ("",), "middle"),
    ("be", ("",), "middle"), ("peny", ("s",), "deed"), ("peng", ("", "k"), "deed"), ("pem", ("", "p"), "deed"),
    ("pen", ("", "t"), "deed"), ("per", ("",), "deed"), ("pe", ("",), "deed"), ("ter", ("",), "state"),
    ("ke", ("",), "state"), ("", ("",), "bare"),
)  # fmt: skip
_ENDINGS = ("", "kan", "i", "an")
_NO_AN = {"active", "passive"}
_ONLY_AN = {"state", "deed", "middle", "bare"}
_UNKNOWN_ACTIVE = re.compile(r"mem[bfvp]\w{3,}|men[cdjtsz]\w{3,}|meng\w{4,}|meny\w{4,}|me[lrwy]\w{3,}")
_UNKNOWN_PASSIVE = re.compile(r"di\w{4,}(?:kan|i)(?:nya)?")
_VERBS = {"active", "passive", "middle"}
_SHORTEST_VERB = 5
_ODD = {"mempelajari": ("active", "ajar"), "dipelajari": ("passive", "ajar"), "tindak": ("bare", "tindak"),
        "permintaan": ("deed", "minta"), "meminta": ("active", "minta"), "diminta": ("passive", "minta"),
        "menerima": ("active", "terima"), "persetujuan": ("deed", "setuju"), "memberi": ("active", "beri"),
        "memberikan": ("active", "beri"), "mengetahui": ("active", "tahu"), "perbaikan": ("deed", "baik")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form is: active, passive, middle (ber-), deed (pe-…-an), agent (pe-), state, bare or unknown; and its root."""

    kind: str
    root: str

    @property
    def is_verb(self) -> bool:
        """Whether it can be the verb of a sentence."""
        return self.kind in _VERBS


@lru_cache(maxsize=20_000)
def form(word: str) -> Form:
    """The form of `word`, by the list of roots; by its looks where the root is unknown.

    >>> form("menyerahkannya")
    Form(kind='active', root='serah')
    """
    lower = word.lower()
    if lower in _ODD:
        return Form(*_ODD[lower])
    if lower in word_class("no_verb"):
        return Form("bare", lower)
    best = max(_analyses(lower), key=lambda found: found[0], default=None)
    found = best[1] if best else _by_looks(lower)
    too_short = found.is_verb and len(lower) < _SHORTEST_VERB
    return Form("bare", lower) if too_short else found


def roots(text: str) -> frozenset[str]:
    """Roots of the content words of `text`."""
    found = (root(word) for word in re.findall(r"[a-z]+", text.lower()))
    return frozenset(word for word in found if len(word) >= _MIN_ROOT and word not in _EMPTY)


def root(word: str) -> str:
    """The root of `word`, approximately: prefix with its sound change and suffix taken off."""
    if word in _EMPTY:
        return word
    stem = _suffixless(_prefixless(word))
    return _SAME.get(stem, stem)


def is_verb(word: str) -> bool:
    """Whether `word` is an active, passive or middle verb: me-, di-, ber-."""
    return form(word).is_verb


def _analyses(word: str) -> Iterator[tuple[float, Form]]:
    """Every way to take `word` apart into known pieces, with how far it is to be trusted."""
    clitic = _CLITIC.search(word)
    bases = [(word, 0.0)]
    if clitic and clitic.start() > _MIN_ROOT:
        bases.append((word[: clitic.start()], 0.5))
    for base, cost in bases:
        for prefix, sounds, kind in _FORMS:
            if base.startswith(prefix):
                yield from _stems(base[len(prefix) :], sounds, kind, cost)


def _stems(rest: str, sounds: tuple[str, ...], kind: str, cost: float) -> Iterator[tuple[float, Form]]:
    for ending in _ENDINGS:
        if not _fits(rest, ending, kind):
            continue
        stem = rest[: len(rest) - len(ending)]
        for sound in sounds:
            if found := _known(sound + stem, kind):
                yield _worth(found, kind, ending) - cost, Form(_told(kind, ending), found)


def _fits(rest: str, ending: str, kind: str) -> bool:
    if not rest.endswith(ending) or (ending == "an" and kind in _NO_AN):
        return False
    return ending in ("", "an") or kind not in _ONLY_AN or kind == "bare"


def _known(stem: str, kind: str) -> str | None:
    """The root that `stem` is, or has behind a second prefix: ditindak|lanjuti, diper|siapkan, menge|depankan."""
    if stem in known_roots():
        return stem
    inner = stem[3:] if stem.startswith(("per", "ber")) else stem[2:] if stem.startswith("ke") else ""
    return inner if kind in (*_NO_AN, "deed") and inner in known_roots() else None


def _told(kind: str, ending: str) -> str:
    """Pe- alone names who acts, pe-…-an what is done."""
    return "agent" if kind == "deed" and ending != "an" else kind


def _worth(found: str, kind: str, ending: str) -> float:
    """A bare word is itself; else the longest root."""
    return 4.0 if kind == "bare" and not ending else 2 + 0.1 * len(found)


def _by_looks(word: str) -> Form:
    if _UNKNOWN_ACTIVE.fullmatch(word):
        return Form("active", root(word))
    if _UNKNOWN_PASSIVE.fullmatch(word):
        return Form("passive", root(word))
    return Form("unknown", word)


def _prefixless(word: str) -> str:
    for prefix, sound in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= _MIN_ROOT:
            return sound + rest if rest[0] in "aeiou" else rest
    return word


def _suffixless(stem: str) -> str:
    bare = _SUFFIX.sub("", stem)
    return bare if len(bare) >= _MIN_ROOT else stem
