"""What can be put right without thinking: spacing, unit words, numbers of steps."""

import re
from dataclasses import dataclass, field, replace

from model.sop import SECTIONS, Edge, Port, Procedure, Repair, SopDocument, Step

_SPACING = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" +([,;])(?=\s|$)"), r"\1"),
    (re.compile(r"\( +"), "("),
    (re.compile(r" +\)"), ")"),
    (re.compile(r"(?<=[A-Za-z])([,;])(?=[A-Za-z])"), r"\1 "),
)
_UNITS = {
    "detik": ("detik", "dtk", "second", "seconds"),
    "menit": ("menit", "mnt", "mnit", "minute", "minutes"),
    "jam": ("jam", "jm", "hour", "hours"),
    "hari": ("hari", "hr", "day", "days"),
    "minggu": ("minggu", "mgg", "week", "weeks"),
    "bulan": ("bulan", "bln", "month", "months"),
    "tahun": ("tahun", "thn", "th", "year", "years"),
    "kerja": ("kerja",),
    "kalender": ("kalender", "kalendar"),
}
_UNIT_OF = {variant: unit for unit, variants in _UNITS.items() for variant in variants}
_UNIT = re.compile(
    rf"(?<![A-Za-z])({'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})\b\.?(?![A-Za-z])", re.IGNORECASE
)
_GLUED = re.compile(rf"(?<=\d)(?=(?:{'|'.join(_UNIT_OF)})\b)", re.IGNORECASE)
_STEP_TEXTS = ("activity", "requirements", "output", "remarks")
_NAMED_STEP = re.compile(r"\b(langkah|kegiatan|tahap|nomor|no\.) (\d+)\b", re.IGNORECASE)
_LISTS = tuple(name for name in SECTIONS if name != "legal_basis")


def fixed(document: SopDocument) -> tuple[SopDocument, tuple[Repair, ...]]:
    """`document` with what is mechanical put right, and every change; doing it again changes nothing."""
    pen = _Pen()
    done = replace(
        document,
        title=pen.spaced("/title", document.title),
        **{name: pen.listed(f"/{name}", getattr(document, name)) for name in _LISTS},  # type: ignore[arg-type]
        procedures=tuple(pen.procedure(f"/procedures/{p}", one) for p, one in enumerate(document.procedures)),
    )
    return done, tuple(pen.changes)


@dataclass(slots=True)
class _Pen:
    """Changes as they are made."""

    changes: list[Repair] = field(default_factory=list)

    def written(self, at: str, old: str, new: str, rule: str) -> str:
        """`new`, noted where it differs from `old`."""
        if new != old:
            self.changes.append(Repair(at, old, new, rule, 1.0))
        return new

    def spaced(self, at: str, text: str | None) -> str | None:
        """`text` with single blanks, none before commas and inside brackets."""
        return text and self.written(at, text, _spaced(text), "spacing")

    def listed(self, at: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        """All `texts` with their spacing put right."""
        return tuple(self.written(f"{at}/{n}", text, _spaced(text), "spacing") for n, text in enumerate(texts))

    def procedure(self, at: str, procedure: Procedure) -> Procedure:
        """`procedure` with its texts, times and numbers put right."""
        numbers = _numbers(procedure)
        steps = tuple(self._step(f"{at}/steps/{s}", step, numbers) for s, step in enumerate(procedure.steps))
        title = self.spaced(f"{at}/title", procedure.title)
        return replace(procedure, title=title, steps=steps, edges=tuple(_moved(e, numbers) for e in procedure.edges))

    def _step(self, at: str, step: Step, numbers: dict[str, str]) -> Step:
        texts = {name: self.spaced(f"{at}/{name}", getattr(step, name)) for name in _STEP_TEXTS}
        if numbers:
            texts |= {name: text and self._renamed(f"{at}/{name}", text, numbers) for name, text in texts.items()}
        time = self.written(f"{at}/time/text", step.time.text, _unit_words(step.time.text), "unit")
        number = self.written(f"{at}/number", step.number, numbers.get(step.number, step.number), "number")
        return replace(step, **texts, number=number, time=replace(step.time, text=time))  # type: ignore[arg-type]

    def _renamed(self, at: str, text: str, numbers: dict[str, str]) -> str:
        """`text` with the steps that it names under their new numbers."""
        new = _NAMED_STEP.sub(lambda found: f"{found[1]} {numbers.get(found[2], found[2])}", text)
        return self.written(at, text, new, "number")


def _spaced(text: str) -> str:
    for pattern, right in _SPACING:
        text = pattern.sub(right, text)
    return text.strip()


def _unit_words(text: str) -> str:
    """A Waktu with its unit words in small letters and in full."""
    apart = _GLUED.sub(" ", _spaced(text))
    return _UNIT.sub(lambda found: _UNIT_OF[found[1].lower()], apart)


def _numbers(procedure: Procedure) -> dict[str, str]:
    """The new number of each step; empty where they are right, or where one number means two steps."""
    old = [step.number for step in procedure.steps]
    right = [str(n) for n in range(1, len(old) + 1)]
    if old == right or len(set(old)) < len(old) or not all(number.isdecimal() for number in old):
        return {}
    return dict(zip(old, right, strict=True))


def _moved(edge: Edge, numbers: dict[str, str]) -> Edge:
    return replace(edge, source=_port(edge.source, numbers), target=_port(edge.target, numbers))


def _port(port: Port, numbers: dict[str, str]) -> Port:
    return replace(port, step=numbers.get(port.step, port.step))
