"""Role names: abbreviations, and which lane a mention means."""

import re

from ingest.language.morphology import is_verb

_LONG = {
    "koor": "koordinator", "subkoor": "sub koordinator", "kabid": "kepala bidang", "kadis": "kepala dinas",
    "kasi": "kepala seksi", "kabag": "kepala bagian", "kasubbag": "kepala subbagian", "kasubag": "kepala subbagian",
    "kasubbid": "kepala subbidang", "kasubdit": "kepala subdirektorat", "karo": "kepala biro", "kaban": "kepala badan",
    "kakanwil": "kepala kantor wilayah", "sekdis": "sekretaris dinas", "sesditjen": "sekretaris direktorat jenderal",
    "dirjen": "direktur jenderal", "sekjen": "sekretaris jenderal", "kapus": "kepala pusat", "ka": "kepala",
    "subbag": "subbagian", "si": "sistem informasi", "jft": "jabatan fungsional tertentu",
}  # fmt: skip


def role_key(name: str) -> str:
    """`name` in lower case, abbreviations written out, punctuation dropped.

    >>> role_key("Sub Koor")
    'sub koordinator'
    """
    words = re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", " ", name.lower()))
    return " ".join(_LONG.get(word, word) for word in words)


def lane_at_start(text: str, lanes: tuple[str, ...]) -> int | None:
    """The lane that `text` names as its subject: role first, then a verb."""
    key = role_key(text)
    for index, name in sorted(enumerate(lanes), key=lambda lane: -len(lane[1])):
        rest = _after(key, role_key(name))
        if rest and (is_verb(rest.split()[0]) or rest.split()[0] in ("akan", "telah", "kemudian", "selanjutnya")):
            return index
    return None


def lane_named(text: str, lanes: tuple[str, ...]) -> int | None:
    """The lane that `text` begins with, the longest name first."""
    key = role_key(text)
    fits = [index for index, name in enumerate(lanes) if _after(key, role_key(name)) is not None]
    return max(fits, key=lambda index: len(lanes[index]), default=None)


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


def _after(key: str, role: str) -> str | None:
    """What follows `role` at the start of `key`; None when `key` starts otherwise."""
    found = re.match(rf"{re.escape(role)}(?:\s+|$)", key) if role else None
    return key[found.end() :] if found else None
