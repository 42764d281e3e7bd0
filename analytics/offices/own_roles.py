"""Who counts as whom in an office: narrower roles, subunits, letters of mandate."""

from datetime import date

from analytics.offices.entry import Entry
from model.office import Delegation
from model.text import Text

Pairs = tuple[tuple[str, str], ...]
_KEYS = ("who", "as", "unit", "since", "until", "basis")
_CIRCLE = Text(
    id="{file}: {key} kembali ke dirinya sendiri ({chain}). Hapus salah satu barisnya.",
    en="{file}: {key} leads back to itself ({chain}). Delete one of its lines.",
)
_EMPTY = Text(id="{file}: {key} kosong. Isilah.", en="{file}: {key} is empty. Fill it in.")
_BACKWARDS = Text(
    id="{file}: {key} berakhir sebelum mulai. Tukar since dan until.",
    en="{file}: {key} ends before it begins. Swap since and until.",
)


def wider(entry: Entry) -> Pairs:
    """Each name of a table with the wider one it belongs to; one that leads back to itself is refused."""
    entries = entry.table()
    pairs = tuple((name, filled(row)) for name, row in entries.items())
    for name, row in entries.items():
        if circle := _circle(name, pairs):
            raise row.error(_CIRCLE, chain=" → ".join(circle))
    return pairs


def above(name: str, pairs: Pairs) -> tuple[str, ...]:
    """`name` and the wider ones it belongs to by `pairs`, the nearest first."""
    found = [name]
    while (wide := _next(found[-1], pairs)) and not _among(wide, found):
        found.append(wide)
    return tuple(found)


def delegation(entry: Entry, subunits: Pairs) -> Delegation:
    """The letter of mandate that `entry` describes; it holds in its unit and all `subunits` of that."""
    said = entry.table(*_KEYS)
    found = Delegation(
        who=filled(entry.needed("who")),
        role=filled(entry.needed("as")),
        since=entry.needed("since").of(date),
        until=entry.needed("until").of(date),
        basis=filled(entry.needed("basis")),
        units=_below(filled(said["unit"]), subunits) if "unit" in said else (),
    )
    if found.until < found.since:
        raise entry.error(_BACKWARDS)
    return found


def filled(entry: Entry) -> str:
    """The text of `entry`, without blanks around it."""
    text = entry.of(str).strip()
    if not text:
        raise entry.error(_EMPTY)
    return text


def _circle(name: str, pairs: Pairs) -> tuple[str, ...]:
    """The way from `name` to a name it passes twice; none when it ends."""
    walked = above(name, pairs)
    back = _next(walked[-1], pairs)
    return (*walked, back) if back else ()


def _next(name: str, pairs: Pairs) -> str | None:
    return next((wide for narrow, wide in pairs if _among(name, [narrow])), None)


def _among(name: str, names: list[str]) -> bool:
    return name.strip().lower() in {one.strip().lower() for one in names}


def _below(unit: str, subunits: Pairs) -> tuple[str, ...]:
    return (unit, *(narrow for narrow, _wide in subunits if _among(unit, list(above(narrow, subunits)[1:]))))
