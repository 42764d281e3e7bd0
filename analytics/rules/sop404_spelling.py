"""No word is misread or misspelt.

Why: a signed SOP with slips is doubted; a scanned one may say another thing than the paper.
Bad: "Diposisi", "Pemeriksadan", "jika lengkap makan diteruskan".
Good: "Disposisi", "Pemeriksa dan", "jika lengkap maka diteruskan".
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.places import FIELDS, field_spot, item_spot, lane_spot, procedure_spot, step_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.lint import Spot
from model.sop import SopDocument
from model.text import Text

_REPAIRED = Text(
    id="tertulis “{old}”, dibaca “{new}”. Cocokkan dengan naskah aslinya, lalu perbaiki ejaannya.",
    en="written “{old}”, read as “{new}”. Compare with the original, then correct the spelling.",
)
_LIKELY = Text(
    id="kata “{old}” mungkin salah eja; maksudnya “{new}”? Periksa naskah aslinya.",
    en="the word “{old}” may be misspelt; is “{new}” meant? Check the original.",
)
_WORDS = ("blank_lost", "fixed_phrase", "maka_after_condition", "misread_letters")
_STEP_TEXTS = ("activity", "requirements", "output", "remarks")


def _flaws(subject: Subject) -> Iterator[Flaw]:
    seen: set[tuple[str, str]] = set()
    for repair in subject.document.repairs:
        if repair.rule in _WORDS:
            yield from _once(
                seen,
                Flaw(
                    _spot(repair.at, subject.document), _REPAIRED, {"old": repair.old, "new": repair.new}, practice=True
                ),
            )
    protected = _protected(subject.document)
    for at, text in _texts(subject.document):
        for old, new in subject.words.slips(text, protected):
            yield from _once(seen, Flaw(_spot(at, subject.document), _LIKELY, {"old": old, "new": new}, practice=True))


def _once(seen: set[tuple[str, str]], flaw: Flaw) -> Iterator[Flaw]:
    """Each slip is told at its first place only."""
    slip = (str(flaw.facts["old"]).lower(), str(flaw.facts["new"]).lower())
    if slip not in seen:
        seen.add(slip)
        yield flaw


def _protected(document: SopDocument) -> frozenset[str]:
    """The words in names of performers."""
    return frozenset(word for p in document.procedures for lane in p.lanes for word in lane.lower().split())


def _texts(document: SopDocument) -> Iterator[tuple[str, str]]:
    yield "/title", document.title or ""
    for name in ("qualifications", "related", "equipment", "warnings", "records"):
        yield from ((f"/{name}/{n}", text) for n, text in enumerate(getattr(document, name)))
    for p, procedure in enumerate(document.procedures):
        for s, step in enumerate(procedure.steps):
            yield from ((f"/procedures/{p}/steps/{s}/{part}", getattr(step, part) or "") for part in _STEP_TEXTS)


def _spot(at: str, document: SopDocument) -> Spot:
    """The place of a JSON pointer in words."""
    match at.split("/")[1:]:
        case ["procedures", p, "steps", s, *rest]:
            number = document.procedures[int(p)].steps[int(s)].number
            return step_spot(int(p), int(s), number, "/".join(rest))
        case ["procedures", p, "lanes", n, *_]:
            return lane_spot(int(p), int(n), document.procedures[int(p)].lanes[int(n)])
        case ["procedures", p, *_]:
            return procedure_spot(int(p))
        case [name, n, *_] if name in FIELDS and n.isdecimal():
            return item_spot(name, int(n))
        case [name, *rest]:
            return field_spot(name, "/".join(rest))
    raise AssertionError(at)


RULE = LintRule("SOP404", "D-04", "info", Text(id="Ejaan", en="Spelling"), PRACTICE, _flaws, __doc__, can_be_off=True)
