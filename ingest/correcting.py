"""A value that was read, put right by a person: `corrected(document, pointer, text)`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from datetime import date

from ingest.language.dates import date_reading
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.errors import SopError
from model.sop import SECTIONS, LegalBasis, Repair, SopDocument
from model.text import Text
from model.time import Time

BY_HAND = "review"
_LONGEST = 10_000
_NUMBER = r"(?:0|[1-9]\d{0,5})"
_PLACES = re.compile(
    rf"/(?:number|title|created|revised|effective|institution|{'|'.join(SECTIONS)}|approval/(?:position|name|nip)"
    rf"|procedures/{_NUMBER}/(?:title|steps/{_NUMBER}/(?:activity|time|requirements|output|remarks)|edges/{_NUMBER}/label))"
)
_NOWHERE = Text(
    id="{at}: nilai ini tidak ada dalam dokumen atau tidak diubah di sini. Muat ulang halaman, lalu pilih lagi.",
    en="{at}: this value is not in the document or not changed here. Reload the page and choose again.",
)
_NO_DATE = Text(
    id="“{text}” bukan tanggal. Tulis seperti 1 Maret 2025 atau 2025-03-01, atau kosongkan.",
    en="“{text}” is no date. Write it as 1 Maret 2025 or 2025-03-01, or leave it empty.",
)
_EMPTY = Text(
    id="Kegiatan tidak boleh kosong. Tulis apa yang dilakukan pada langkah ini.",
    en="The activity cannot be empty. Write what is done in this step.",
)
_TOO_LONG = Text(
    id="Nilai ini lebih dari {most} huruf. Persingkat, lalu simpan lagi.",
    en="This value is longer than {most} characters. Shorten it and save again.",
)


def text_at(document: SopDocument, at: str) -> str:
    """The value at the JSON pointer `at` as a person writes it: lists a line each, nothing for None."""
    return _written(_value(document, _parts(at)))


def corrected(document: SopDocument, at: str, text: str) -> SopDocument:
    """`document` with `text` as its value at the JSON pointer `at`, and the first value noted among the repairs."""
    if len(text) > _LONGEST:
        raise SopError(_TOO_LONG, most=_LONGEST)
    parts, old = _parts(at), text_at(document, at)
    changed = _with(document, parts, _READ.get(parts[-1], _plain)(text.strip()))
    assert isinstance(changed, SopDocument)
    new = text_at(changed, at)
    return document if new == old else replace(changed, repairs=noted(document, at, old, new))


def noted(document: SopDocument, at: str, old: str, new: str) -> tuple[Repair, ...]:
    """The repairs of `document` with this one by hand; what was read first stays as its original."""
    before = next((r.old for r in document.repairs if r.at == at and r.rule == BY_HAND), old)
    others = tuple(r for r in document.repairs if r.at != at or r.rule != BY_HAND)
    return others if before == new else (*others, Repair(at, before, new, BY_HAND, 1.0))


def _parts(at: str) -> list[str]:
    if not _PLACES.fullmatch(at):
        raise SopError(_NOWHERE, at=at[:80])
    return at[1:].split("/")


def _value(thing: object, parts: list[str]) -> object:
    for part in parts:
        thing = _below(thing, part, parts)
    return thing


def _below(thing: object, part: str, parts: list[str]) -> object:
    if isinstance(thing, tuple):
        if int(part) >= len(thing):
            raise SopError(_NOWHERE, at="/" + "/".join(parts))
        return thing[int(part)]
    return getattr(thing, part)


def _with(thing: object, parts: list[str], new: object) -> object:
    """`thing` with `new` where `parts` lead."""
    if not parts:
        return new
    inner = _with(_below(thing, parts[0], parts), parts[1:], new)
    if isinstance(thing, tuple):
        at = int(parts[0])
        return (*thing[:at], inner, *thing[at + 1 :])
    assert is_dataclass(thing)
    assert not isinstance(thing, type)
    return replace(thing, **{parts[0]: inner})


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(map(_written, value))
    if isinstance(value, Time | LegalBasis):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _plain(text: str) -> str | None:
    return " ".join(text.split()) or None


def _activity(text: str) -> str:
    if not text:
        raise SopError(_EMPTY)
    return " ".join(text.split())


def _date(text: str) -> date | None:
    day = date_reading(text).day
    if text and day is None:
        raise SopError(_NO_DATE, text=text[:80])
    return day


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _laws(text: str) -> tuple[LegalBasis, ...]:
    return tuple(map(read_legal, _lines(text)))


_READ: Mapping[str, Callable[[str], object]] = {
    "activity": _activity,
    "time": read_time,
    **dict.fromkeys(("created", "revised", "effective"), _date),
    **dict.fromkeys(("institution", *SECTIONS), _lines),
    "legal_basis": _laws,
}
