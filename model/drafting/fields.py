"""The identity block and the lists beside it, as texts of a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from model.drafting.pointers import forgotten, items_moved, repointed
from model.errors import SopError
from model.sop import SECTIONS, LegalBasis, SopDocument
from model.text import Text

PLAIN = ("title", "number")
DATES = ("created", "revised", "effective")
APPROVAL = ("position", "name", "nip")
LISTS = ("institution", *SECTIONS)
FIELDS = (*PLAIN, *DATES, *APPROVAL, *LISTS)
_UNKNOWN = Text(id="isian {name} tidak dikenal. Muat ulang halaman.", en="the field {name} is not known. Reload the page.")  # fmt: skip
_NO_DATE = Text(
    id="“{text}” bukan tanggal. Tulis seperti 2026-03-31.", en="“{text}” is no date. Write it like 2026-03-31."
)


def field_text(document: SopDocument, name: str) -> str:
    """What a field says; a list with one item a line."""
    if name in APPROVAL:
        return getattr(document.approval, name) or ""
    value = getattr(document, name)
    if name in LISTS:
        return "\n".join(_item_text(item) for item in value)
    return value.isoformat() if isinstance(value, date) else value or ""


def set_field(document: SopDocument, name: str, text: str, read_legal: Callable[[str], LegalBasis]) -> SopDocument:
    """With a field of the form written anew."""
    if name not in FIELDS:
        raise SopError(_UNKNOWN, name=name)
    if name in LISTS:
        return _with_list(document, name, _lines(text), read_legal)
    said = text.strip() or None
    if name in APPROVAL:
        done = replace(document, approval=replace(document.approval, **{name: said}))  # type: ignore[arg-type]
        return forgotten(done, f"/approval/{name}")
    value = _date(said) if name in DATES else said
    written = replace(document, **{name: value})  # type: ignore[arg-type]
    return forgotten(written, f"/{name}")


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise SopError(_NO_DATE, text=text) from error


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _with_list(
    document: SopDocument, name: str, lines: Sequence[str], read_legal: Callable[[str], LegalBasis]
) -> SopDocument:
    """Items that are still there are kept with what was noted about them."""
    old = getattr(document, name)
    free = [_item_text(item) for item in old]
    places: dict[int, int] = {}
    items = []
    for to, line in enumerate(lines):
        at = next((n for n, text in enumerate(free) if text == line and n not in places), None)
        if at is None:
            items.append(read_legal(line) if name == "legal_basis" else line)
        else:
            places[at] = to
            items.append(old[at])
    written = replace(document, **{name: tuple(items)})  # type: ignore[arg-type]
    return repointed(written, items_moved(f"/{name}", places))


def _item_text(item: LegalBasis | str) -> str:
    """An item in one line."""
    return " ".join((item.text if isinstance(item, LegalBasis) else item).split())
