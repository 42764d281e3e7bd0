"""Roots of Indonesian words, light: enough to tell that pemeriksaan and memeriksa are one act."""

import re

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
    """Whether `word` looks like an active or passive verb: me-, ber-, di-."""
    return bool(re.match(r"(?:me[mnrlyw]|ber|di(?=[a-z]{5}))", word.lower())) and word.lower() not in _NO_VERBS


_NO_VERBS = {"menteri", "media", "meja", "dinas", "direktur", "direktorat", "divisi", "berita", "berkas", "merupakan",
             "direksi", "menara", "disposisi", "bersama", "menit"}  # fmt: skip


def _prefixless(word: str) -> str:
    for prefix, sound in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= _MIN_ROOT:
            return sound + rest if rest[0] in "aeiou" else rest
    return word


def _suffixless(stem: str) -> str:
    bare = _SUFFIX.sub("", stem)
    return bare if len(bare) >= _MIN_ROOT else stem
