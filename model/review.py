"""What a person still has to look at in a document that was read: its doubts, and what settles them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from model.sop import Doubt, Place, SopDocument

_LONGEST_PLACE = 200
# Doubts told of a step or an arrow as a whole that are settled by putting one of its values right.
_SETTLED_BY: Mapping[str, frozenset[str]] = {
    "performers": frozenset(
        {"performer_unknown", "performer_differs", "narrative_differs", "symbol_missing", "symbol_between_rows"}
    ),
    "activity": frozenset({"activity_empty"}),
    "label": frozenset({"branch_uncertain"}),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt of a document and the name under which its confirmation is kept."""

    place: str
    doubt: Doubt


def questions(document: SopDocument) -> tuple[Question, ...]:
    """All doubts in the order of reading, each with a name of its own."""
    seen: Counter[str] = Counter()
    found: list[Question] = []
    for doubt in document.doubts:
        name = f"{doubt.at}#{doubt.code}"
        seen[name] += 1
        again = f"#{seen[name]}" if seen[name] > 1 else ""
        found.append(Question(_short(name + again), doubt))
    return tuple(found)


def still_open(document: SopDocument, confirmed: Collection[str]) -> tuple[Question, ...]:
    """The doubts that nobody has confirmed or put right."""
    return tuple(question for question in questions(document) if question.place not in confirmed)


def settled_by(document: SopDocument, at: str) -> tuple[str, ...]:
    """The names of the doubts that go when the value at the JSON pointer `at` is put right."""
    parent, _, last = at.rpartition("/")
    codes = _SETTLED_BY.get(last, frozenset())
    return tuple(
        question.place
        for question in questions(document)
        if f"{question.doubt.at}/".startswith(f"{at}/")
        or (question.doubt.at == parent and question.doubt.code in codes)
    )


def place_of(document: SopDocument, at: str) -> Place | None:
    """Where the value at the JSON pointer `at` was found; else where what it belongs to was."""
    while at:
        found = document.evidence.get(at) or document.evidence.get(f"{at}/0")
        if found:
            return found
        at = at.rpartition("/")[0]
    return None


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_PLACE else sha256(name.encode()).hexdigest()
