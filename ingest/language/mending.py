"""A document's misread words put right, each with its original; what is only likely becomes a doubt.

Names, numbers, lanes, dates and times stay as they were read.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.language.legal import read_legal
from ingest.language.repairs import Fix, applied, fixes
from model.sop import SECTIONS, Doubt, LegalBasis, Procedure, Repair, SopDocument, Step

_STEP_TEXTS = ("activity", "requirements", "output", "remarks")
_LISTS = tuple(name for name in SECTIONS if name != "legal_basis")
# A word that an author writes again and again is the author's, unless a curated phrase knows better.
_OWN_WORD = 4
_NEIGHBOURS = 12


def mended(document: SopDocument) -> SopDocument:
    """`document` with its misread words put right, the originals in `repairs`."""
    mender = _Mender(_protected(document))
    return replace(
        document,
        title=mender.text("/title", document.title),
        legal_basis=tuple(mender.law(f"/legal_basis/{i}", law) for i, law in enumerate(document.legal_basis)),
        **{name: mender.texts(f"/{name}", getattr(document, name)) for name in _LISTS},  # type: ignore[arg-type]
        procedures=tuple(mender.procedure(f"/procedures/{i}", p) for i, p in enumerate(document.procedures)),
        repairs=(*document.repairs, *mender.repairs),
        doubts=(*document.doubts, *mender.doubts),
    )


def _protected(document: SopDocument) -> frozenset[str]:
    """Words of role names, and unknown words that the document uses all the time."""
    roles = {word for procedure in document.procedures for lane in procedure.lanes for word in lane.lower().split()}
    texts = [getattr(s, name) or "" for p in document.procedures for s in p.steps for name in _STEP_TEXTS]
    counts = Counter(word for text in texts for word in text.lower().split())
    return frozenset(roles | {word for word, count in counts.items() if count >= _OWN_WORD})


@dataclass(slots=True)
class _Mender:
    """Repairs and doubts as they are found."""

    protected: frozenset[str]
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def text(self, at: str, text: str | None) -> str | None:
        """`text` put right."""
        return text and self._mended(at, text)

    def texts(self, at: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        """All `texts` put right."""
        return tuple(self._mended(f"{at}/{i}", text) for i, text in enumerate(texts))

    def law(self, at: str, law: LegalBasis) -> LegalBasis:
        """`law` with its words put right; what it cites stays."""
        text = self._mended(f"{at}/text", law.text)
        if text == law.text:
            return law
        title = self.text(f"{at}/title", law.title)
        return replace(law, text=text, title=title, amendments=read_legal(text).amendments)

    def procedure(self, at: str, procedure: Procedure) -> Procedure:
        """`procedure` with the words of its title and steps put right."""
        steps = tuple(self._step(f"{at}/steps/{i}", step) for i, step in enumerate(procedure.steps))
        return replace(procedure, title=self.text(f"{at}/title", procedure.title), steps=steps)

    def _step(self, at: str, step: Step) -> Step:
        texts = {name: self.text(f"{at}/{name}", getattr(step, name)) for name in _STEP_TEXTS}
        return replace(step, **texts)  # type: ignore[arg-type]

    def _mended(self, at: str, text: str) -> str:
        found = fixes(text, self.protected)
        if not found:
            return text
        self.repairs += _repairs(at, text, found)
        self.doubts += [_doubt(at, text, fix) for fix in found if not fix.certain]
        return applied(text, found)


def _repairs(at: str, text: str, found: tuple[Fix, ...]) -> list[Repair]:
    """The certain fixes, each with as many neighbouring words as tell its place."""
    repairs: list[Repair] = []
    moved = 0
    for fix in found:
        if fix.certain:
            start, old = fix.start + moved, text[fix.start + moved : fix.end + moved]
            text = text[:start] + fix.new + text[start + len(old) :]
            end = start + len(fix.new)
            before, after = _context(text, start, end)
            lead, tail = text[before:start], text[end:after]
            repairs.append(Repair(at, lead + old + tail, lead + fix.new + tail, fix.rule, fix.confidence))
            moved += len(fix.new) - len(old)
    return repairs


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the words around `start` and `end` that occur once in `text`."""
    for _ in range(_NEIGHBOURS):
        if text.count(text[start:end]) <= 1:
            break
        if start > 0:
            start = text.rfind(" ", 0, start - 1) + 1
        else:
            end = text.find(" ", end + 1)
            end = len(text) if end < 0 else end
    return start, end


def _doubt(at: str, text: str, fix: Fix) -> Doubt:
    word = text[fix.start : fix.end]
    return Doubt(at, "word_doubtful", f"Kata “{word}” mungkin salah baca; maksudnya “{fix.new}”? Periksa naskahnya.")
