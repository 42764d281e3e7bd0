"""What changed in the identity block of an SOP and in its lists."""

from collections.abc import Callable, Iterator

from analytics.revision.likeness import likeness, plain
from analytics.revision.matching import matched, moved
from analytics.revision.saying import changed
from model.diff import Change
from model.sop import SECTIONS, LegalBasis, SopDocument

Items = tuple[str | LegalBasis, ...]
_NOWHERE = (None, None)
_ALIKE = 0.6
_FIELDS: tuple[tuple[str, Callable[[SopDocument], object]], ...] = (
    ("institution", lambda document: " / ".join(document.institution)),
    ("number", lambda document: document.number),
    ("title", lambda document: document.title),
    ("created", lambda document: document.created),
    ("revised", lambda document: document.revised),
    ("effective", lambda document: document.effective),
    ("approval.position", lambda document: document.approval.position),
    ("approval.name", lambda document: document.approval.name),
    ("approval.nip", lambda document: document.approval.nip),
    ("approval.electronic", lambda document: "✓" if document.approval.electronic else None),
)
_EXACT = frozenset(("number", "created", "revised", "effective", "approval.nip", "approval.electronic"))


def identity_changes(old: SopDocument, new: SopDocument) -> Iterator[Change]:
    """Changed fields, and items of the lists that were added, removed, reworded or moved."""
    for name, value in _FIELDS:
        a, b = (str(found) if found else None for found in (value(old), value(new)))
        if a != b if name in _EXACT else plain(a) != plain(b):
            yield changed("identity", (None, None), (a, b), name)
    for section in SECTIONS:
        yield from _items(_told(getattr(old, section)), _told(getattr(new, section)), section)


def _items(old: Items, new: Items, section: str) -> Iterator[Change]:
    here, there = _texts(old), _texts(new)
    pairs = matched(here, there, lambda i, j: _gain(old[i], new[j]))
    away = moved(pairs)
    for i, text in enumerate(here):
        if i not in pairs:
            yield changed("item_removed", _NOWHERE, (text, None), section)
        elif plain(text) != plain(there[pairs[i]]):
            yield changed("item_reworded", _NOWHERE, (text, there[pairs[i]]), section)
        if i in away:
            yield changed("item_moved", _NOWHERE, (text, there[pairs[i]]), section)
    come = set(range(len(there))) - set(pairs.values())
    for j in sorted(come):
        yield changed("item_added", _NOWHERE, (None, there[j]), section)


def _told(items: Items) -> Items:
    """`items` without those that only say that there is nothing."""
    return tuple(item for item, text in zip(items, _texts(items), strict=True) if plain(text))


def _texts(items: Items) -> list[str]:
    return [item.text if isinstance(item, LegalBasis) else item for item in items]


def _gain(old: str | LegalBasis, new: str | LegalBasis) -> float:
    """How sure two items are the same; regulations are known by their key."""
    a, b = _texts((old, new))
    keys = [item.key if isinstance(item, LegalBasis) else None for item in (old, new)]
    if plain(a) == plain(b):
        return 3.0
    if all(keys):
        return 2.0 * (keys[0] == keys[1])
    found = likeness(a, b)
    return found if found >= _ALIKE else 0.0
