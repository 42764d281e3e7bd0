"""What the SOPs of a folder have in common: numbers, titles, regulations, activities."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from model.sop import LegalBasis, SopDocument, Step

T = TypeVar("T")
_FORM = re.compile(r"\b(?:standar operasional prosedur|sop|makro|mikro|ap)\b")
_SIGNS = re.compile(r"[^a-z0-9]+")
LawName: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """An SOP of the collection: its place in it, and the name of its file, which another may bear too."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Use:
    """An activity of an SOP: where it stands, its Waktu and its output."""

    member: Member
    step: str
    time: str
    output: str


@dataclass(frozen=True, slots=True)
class Law:
    """The newest citation of a regulation of a title, and the SOP that has it."""

    year: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Several SOPs seen together; empty for a single one.

    `numbers` has the SOPs of each number, `titles` those of each title, `related` the titles that each SOP names,
    `laws` the newest regulation of each name, `activities` who does the same.
    """

    numbers: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    titles: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    related: tuple[frozenset[str], ...] = ()
    laws: Mapping[LawName, Law] = field(default_factory=dict)
    activities: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)

    @property
    def several(self) -> bool:
        """Whether there are other SOPs to compare with."""
        return len(self.related) > 1


def collection_of(documents: Iterable[SopDocument]) -> Collection:
    """`documents` seen together."""
    known = tuple((Member(at, one.source.name), one) for at, one in enumerate(documents))
    if len(known) < 2:  # noqa: PLR2004 (one is no collection)
        return Collection()
    return Collection(
        numbers=_grouped((number_key(one.number), member) for member, one in known if one.number),
        titles=_grouped((title_key(title), member) for member, one in known for title in _titles(one)),
        related=tuple(frozenset(map(title_key, one.related)) for _member, one in known),
        laws=_newest(one for _member, one in known),
        activities=_grouped(
            (text_key(step.activity), use) for member, one in known for step, use in _uses(member, one)
        ),
    )


def number_key(number: str) -> str:
    """An SOP number without blanks and final signs, whatever its case."""
    return re.sub(r"\s+", "", number).strip(".").lower()


def text_key(text: str) -> str:
    """A text by its letters and digits alone."""
    return _SIGNS.sub(" ", text.lower()).strip()


def title_key(title: str) -> str:
    """A title without the words for SOP."""
    return " ".join(_FORM.sub(" ", text_key(title)).split())


def law_name(law: LegalBasis) -> LawName | None:
    """A regulation by kind, issuer and title, whatever its number and year."""
    if not law.kind or not law.title or law.year is None:
        return None
    return law.kind, text_key(law.issuer or ""), text_key(law.title)


def _titles(document: SopDocument) -> Iterator[str]:
    yield from {document.title, *(procedure.title for procedure in document.procedures)} - {None}  # type: ignore[misc]


def _uses(member: Member, document: SopDocument) -> Iterator[tuple[Step, Use]]:
    for procedure in document.procedures:
        for step in procedure.steps:
            yield step, Use(member, step.number, step.time.text, step.output or "")


def _newest(documents: Iterable[SopDocument]) -> dict[LawName, Law]:
    found: dict[LawName, Law] = {}
    for document in documents:
        for law in document.legal_basis:
            name = law_name(law)
            if name and law.year and (name not in found or found[name].year < law.year):
                found[name] = Law(law.year, law.text, document.source.name)
    return found


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items() if key}
