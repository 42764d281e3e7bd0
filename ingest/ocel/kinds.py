"""Object types: which one is the case, and what the others are to an event."""

import re
from collections import Counter
from functools import cache

from ingest.ocel.facts import Ocel, Relation
from model.errors import SopError
from model.text import Text

_NO_TYPE = Text(
    id="{name}: jenis objek {part} tidak ada. Pilih salah satu: {types}.",
    en="{name}: there is no object type {part}. Choose one of: {types}.",
)
_NO_RELATION = Text(
    id="{name}: tidak ada peristiwa yang berhubungan dengan objek. Ekspor ulang log beserta hubungan peristiwa dan objeknya.",
    en="{name}: no event relates to an object. Export the log again with the relations of events and objects.",
)
_CASES = (
    "permohonan",
    "berkas perkara",
    "perkara",
    "kasus",
    "pengaduan",
    "pengajuan",
    "case",
    "application",
    "request",
)
_MEANINGS = {
    "performer": "pelaksana petugas pegawai pelaku performer resource user actor employee staff",
    "unit": "unit bagian bidang instansi seksi department organization organisation group",
    "output": "keluaran output hasil result",
    "requirements": "berkas kelengkapan persyaratan syarat masukan requirement requirements input",
}
_COLUMNS = {word: column for column, words in _MEANINGS.items() for word in words.split()}


def case_type(log: Ocel, part: str | None, name: str) -> str:
    """The object type whose objects are the cases of the file `name`: `part`, else one that is named or used so."""
    if part is not None and part not in log.types:
        raise SopError(_NO_TYPE, name=name, part=part, types=", ".join(log.types))
    named = [(_rank(kind), kind) for kind in log.types if _rank(kind) is not None]
    return part or (min(named)[1] if named else _most_used(log, name))


def column_of(relation: Relation, kind: str) -> str:
    """The heading for an object of type `kind` that an event concerns."""
    return _meaning(relation.qualifier) or _meaning(kind) or kind


def _rank(kind: str) -> tuple[bool, int] | None:
    """How surely the name of a type says case: as a whole, then as one of its words."""
    words = " ".join(_words(kind))
    exact = [(False, at) for at, case in enumerate(_CASES) if case == words]
    within = [(True, at) for at, case in enumerate(_CASES) if f" {case} " in f" {words} "]
    return min(exact + within, default=None)


def _most_used(log: Ocel, name: str) -> str:
    """The type most events concern; among equals the one with the fewest objects an event."""
    events: Counter[str] = Counter()
    objects: Counter[str] = Counter()
    for event in log.events:
        kinds = [log.objects[link.object].type for link in event.relations if link.object in log.objects]
        events.update(set(kinds))
        objects.update(kinds)
    if not events:
        raise SopError(_NO_RELATION, name=name)
    return min(events, key=lambda kind: (-events[kind], objects[kind], log.types.index(kind)))


@cache
def _meaning(text: str) -> str | None:
    return next((_COLUMNS[word] for word in _words(text) if word in _COLUMNS), None)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
