"""What the reader noted about places of a document, after the places moved: evidence, doubts, repairs."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from model.sop import Doubt, Repair, SopDocument

T = TypeVar("T", Doubt, Repair)

Moved = Callable[[str], str | None]


def repointed(document: SopDocument, moved: Moved) -> SopDocument:
    """`document` with every JSON pointer where `moved` puts it; what has no place any more is dropped."""
    evidence = {new: place for at, place in document.evidence.items() if (new := moved(at)) is not None}
    return replace(
        document, evidence=evidence, repairs=_kept(document.repairs, moved), doubts=_kept(document.doubts, moved)
    )


def forgotten(document: SopDocument, *places: str) -> SopDocument:
    """`document` without what was noted about `places` and what is in them: people wrote them anew."""
    return repointed(document, lambda at: None if any(_within(at, place) for place in places) else at)


def items_moved(list_at: str, new: Mapping[int, int]) -> Moved:
    """Where a pointer into the list at `list_at` goes when its items go to the places in `new`."""
    item = re.compile(rf"{re.escape(list_at)}/(\d+)(?=/|$)")

    def moved(at: str) -> str | None:
        found = item.match(at)
        if not found:
            return at
        place = new.get(int(found[1]))
        return None if place is None else f"{list_at}/{place}{at[found.end() :]}"

    return moved


def _within(at: str, place: str) -> bool:
    return at == place or at.startswith(f"{place}/")


def _kept(notes: Iterable[T], moved: Moved) -> tuple[T, ...]:
    return tuple(replace(note, at=at) for note in notes if (at := moved(note.at)) is not None)
