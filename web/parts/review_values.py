"""The values of a document that a person reviews, in the order of the form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.correcting import BY_HAND, text_at
from model.review import Question, settled_by, still_open
from model.sop import SECTIONS, Place, Procedure, SopDocument, Step
from model.text import Lang, Text

_HEADER = {
    "institution": Text(id="Instansi", en="Institution"),
    "number": Text(id="Nomor SOP", en="SOP number"),
    "title": Text(id="Nama SOP", en="SOP name"),
    "created": Text(id="Tanggal pembuatan", en="Created"),
    "revised": Text(id="Tanggal revisi", en="Revised"),
    "effective": Text(id="Tanggal efektif", en="Effective"),
    "approval/position": Text(id="Disahkan oleh: jabatan", en="Approved by: position"),
    "approval/name": Text(id="Disahkan oleh: nama", en="Approved by: name"),
    "approval/nip": Text(id="Disahkan oleh: NIP", en="Approved by: NIP"),
    "legal_basis": Text(id="Dasar hukum", en="Legal basis"),
    "qualifications": Text(id="Kualifikasi pelaksana", en="Qualifications"),
    "related": Text(id="Keterkaitan", en="Related SOPs"),
    "equipment": Text(id="Peralatan", en="Equipment"),
    "warnings": Text(id="Peringatan", en="Warnings"),
    "records": Text(id="Pencatatan dan pendataan", en="Records"),
}
FIELDS = {
    "activity": Text(id="Kegiatan", en="Activity"),
    "performers": Text(id="Pelaksana", en="Performer"),
    "requirements": Text(id="Kelengkapan", en="Requirements"),
    "time": Text(id="Waktu", en="Time"),
    "output": Text(id="Keluaran", en="Output"),
    "remarks": Text(id="Keterangan", en="Remarks"),
}
STEP = Text(id="Langkah {number}: {field}", en="Step {number}: {field}")
BRANCH = Text(id="Panah {source} ke {target}: kata cabang", en="Arrow {source} to {target}: branch word")
_PROCEDURE = Text(id="Nama prosedur {number}", en="Name of procedure {number}")
_SEVERAL = frozenset({"institution", *SECTIONS})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a document: its JSON pointer, name and text, and the evidence that shows where it was found.

    `doubts` are open; `mended` when a person put it right.
    """

    at: str
    label: str
    text: str
    evidence: str | None = None
    place: Place | None = None
    doubts: tuple[Question, ...] = ()
    mended: bool = False

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Where it stands on its page; None where that is no place on a page."""
        box = self.place.box if self.place and self.place.page else None
        if not box or len(box) != 4:  # noqa: PLR2004 (x0, top, x1, bottom)
            return None
        x0, y0, x1, y1 = box
        return (x0, y0, x1, y1) if 0 <= x0 < x1 and 0 <= y0 < y1 else None

    @property
    def page(self) -> int | None:
        """The page on which it has a box."""
        return self.place.page if self.place and self.box else None

    @property
    def several(self) -> bool:
        """Whether it is written on more than one line."""
        return self.at[1:] in _SEVERAL


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document with its open doubts, in the language of who reviews it."""

    document: SopDocument
    confirmed: frozenset[str]
    lang: Lang

    @property
    def open(self) -> tuple[Question, ...]:
        """The doubts that nobody settled."""
        return still_open(self.document, self.confirmed)

    def value(self, at: str, label: Text, **facts: object) -> Value:
        """The value at the JSON pointer `at`."""
        document = self.document
        evidence = evidence_of(document, at)
        settling = set(settled_by(document, at))
        return Value(
            at,
            label.to(self.lang, **facts),
            performers_at(document, at) if at.endswith("/performers") else text_at(document, at),
            evidence,
            document.evidence.get(evidence or ""),
            tuple(question for question in self.open if question.place in settling),
            any(repair.at == at and repair.rule == BY_HAND for repair in document.repairs),
        )


def header_values(reviewed: Reviewed) -> list[Value]:
    """The identity block and the six sections."""
    return [reviewed.value(f"/{name}", label) for name, label in _HEADER.items()]


def procedure_value(reviewed: Reviewed, procedure: int) -> Value:
    """The name of a procedure."""
    return reviewed.value(f"/procedures/{procedure}/title", _PROCEDURE, number=procedure + 1)


def step_values(reviewed: Reviewed, procedure: int, step: int) -> list[Value]:
    """The values of a step, in the order of the columns."""
    number = reviewed.document.procedures[procedure].steps[step].number
    at = f"/procedures/{procedure}/steps/{step}"
    return [
        reviewed.value(f"{at}/{name}", STEP, number=number, field=label.to(reviewed.lang).lower())
        for name, label in FIELDS.items()
    ]


def branch_values(reviewed: Reviewed, procedure: int) -> list[Value]:
    """The words on the arrows that leave a step with more than one, or that have a word."""
    edges = reviewed.document.procedures[procedure].edges
    leaving = [edge.source.step for edge in edges]
    return [
        reviewed.value(
            f"/procedures/{procedure}/edges/{i}/label", BRANCH, source=edge.source.step, target=edge.target.step
        )
        for i, edge in enumerate(edges)
        if edge.label or leaving.count(edge.source.step) > 1
    ]


def all_values(reviewed: Reviewed) -> Iterator[Value]:
    """Every value, in the order of the form."""
    yield from header_values(reviewed)
    for p, procedure in enumerate(reviewed.document.procedures):
        yield procedure_value(reviewed, p)
        for s in range(len(procedure.steps)):
            yield from step_values(reviewed, p, s)
        yield from branch_values(reviewed, p)


def value_of_doubt(values: Sequence[Value], question: Question) -> Value | None:
    """The value that `question` is about: the first that settles it, else the first that lies where it points."""
    at = question.doubt.at
    about = next((value for value in values if question in value.doubts), None)
    return about or next((value for value in values if at and value.at.startswith(f"{at}/")), None)


def evidence_of(document: SopDocument, at: str) -> str | None:
    """The pointer of the evidence of the value at `at`: its own, that of its first part, else of what it belongs to."""
    if at.endswith("/label"):
        at = _source_performer(document, at)
    while at:
        for known in (at, f"{at}/0"):
            if known in document.evidence:
                return known
        at = at.rpartition("/")[0]
    return None


def _source_performer(document: SopDocument, at: str) -> str:
    """Where the shape is that an arrow leaves, unless the arrow itself has a place."""
    _, _, procedure, _, edge, _ = at.split("/")
    if f"/procedures/{procedure}/edges/{edge}" in document.evidence:
        return at.rpartition("/")[0]
    known = document.procedures[int(procedure)]
    step = known.edges[int(edge)].source.step
    place = next((i for i, one in enumerate(known.steps) if one.number == step), 0)
    return f"/procedures/{procedure}/steps/{place}/performers"


def performers_at(document: SopDocument, at: str) -> str:
    """The names of those who act in the step whose performers are at `at`."""
    _, _, procedure, _, step, _ = at.split("/")
    known = document.procedures[int(procedure)]
    return performer_names(known, known.steps[int(step)])


def performer_names(procedure: Procedure, step: Step) -> str:
    """The names of those who act in `step`."""
    return "; ".join(procedure.lanes[one.lane] for one in step.performers if 0 <= one.lane < len(procedure.lanes))
