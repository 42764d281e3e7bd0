"""The normalised SOP: what every reader produces and everything else consumes.

Field names and order are those of the public JSON (`sop/1`); see `model.sop_json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from model.time import Time


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from."""

    name: str
    format: str
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who put the SOP in force (Disahkan oleh)."""

    position: str | None = None
    name: str | None = None
    nip: str | None = None
    electronic: bool = False


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One regulation of Dasar Hukum: the text as written and its parts.

    `key` is the same wherever the same regulation is cited, however it is abbreviated; `articles` are the
    articles cited, `amendments` the regulations that are said to amend it.
    """

    text: str
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None
    year: int | None = None
    title: str | None = None
    articles: str | None = None
    amendments: tuple[str, ...] = ()
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Performer:
    """A lane that acts in a step, and how that is known."""

    lane: int
    symbol: str = "process"
    status: str = "drawn"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another lane that may act, where the performer is not certain."""

    lane: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the flow table (kegiatan) with its mutu baku."""

    number: str
    activity: str
    time: Time
    performers: tuple[Performer, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    requirements: str | None = None
    output: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class Port:
    """One end of an edge: a step and the lane of its shape."""

    step: str
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two steps; `label` is its branch word (Ya, Tidak)."""

    source: Port = field(metadata={"json": "from"})
    target: Port = field(metadata={"json": "to"})
    label: str | None = None
    status: str = "drawn"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One flow table: lanes left to right, steps top down, arrows."""

    title: str | None
    lanes: tuple[str, ...]
    steps: tuple[Step, ...]
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value was found; `box` is x0, top, x1, bottom in points."""

    page: int | None = None
    box: tuple[float, ...] | None = None
    line: int | None = None
    how: str = "text"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Repair:
    """A changed value with its original."""

    at: str
    old: str
    new: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the reader is not sure of; `at` is a JSON pointer."""

    at: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SopDocument:
    """A whole SOP: identity block, six section lists, procedures, evidence."""

    source: Source
    institution: tuple[str, ...] = ()
    number: str | None = None
    title: str | None = None
    created: date | None = None
    revised: date | None = None
    effective: date | None = None
    approval: Approval = Approval()
    legal_basis: tuple[LegalBasis, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    evidence: Mapping[str, Place] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()


SECTIONS = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
