"""A small log judged by the real engine, for what is computed from a check when it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analytics.check import Checked, Question, check
from analytics.engine import Engine
from analytics.offices.calendar import calendar
from event_logs import Reading, events_of, import_into
from ingest.mapping.lanes import lane_of
from model.office import Office
from model.report import Mapped
from model.sop import SopDocument


@dataclass(frozen=True, slots=True)
class Judged:
    """A check, and what it was asked with."""

    checked: Checked
    question: Question
    engine: Engine


def judged(document: SopDocument, lines: Iterable[str], folder: Path, *, as_event_data: bool = False) -> Judged:
    """`lines`, the first of them the headings, checked against `document`, straight or as event data."""
    log, office = folder / "log.csv", Office(calendar("id-5day"))
    log.write_text("\n".join(lines), encoding="utf-8")
    if as_event_data:
        import_into(folder / "data", log, Reading())
        log = folder / "data"
    logged = events_of(log, folder, Reading(), office)
    question = Question(document, office, lambda _seen: _same_names(document), lane_of, log.name)
    return Judged(check(logged.events, question, logged.engine), question, logged.engine)


def _same_names(document: SopDocument) -> tuple[Mapped, ...]:
    return tuple(
        Mapped(step.activity, place, step.number, 1.0)
        for place, procedure in enumerate(document.procedures)
        for step in procedure.steps
    )
