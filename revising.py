"""From an SOP and a log to the draft of a new version: where proposals, decisions and the language room meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analytics.revision.decisions import loads
from analytics.revision.proposals import proposals
from analytics.revision.revised import Edition, accepted, revised
from comparison import Answer, Settings, answers
from event_logs import Logged
from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.language.durations import read_time
from model.revision import Decision, Proposed, Revised
from model.sop import SopDocument


@dataclass(frozen=True, slots=True)
class Planner:
    """Who revises, on which day, and the number of the new version where it gets another."""

    author: str
    on: date
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What a log proposes, what was decided on it, and the draft that comes of it."""

    proposed: Proposed
    decisions: tuple[Decision, ...]
    revised: Revised


def revise(
    document: SopDocument, log: Path, settings: Settings, planner: Planner, decisions: Sequence[Decision] | None = None
) -> Revision:
    """The draft of a new version of `document` by `decisions`; without them all proposals are accepted."""
    with answers(document, log, settings) as (judged, logged):
        found = proposed(judged[-1], logged)
    taken = tuple(accepted(found.proposals, planner.author, planner.on) if decisions is None else decisions)
    edition = Edition(planner.on, read_time, planner.number)
    return Revision(found, taken, revised(document, found.proposals, taken, edition))


def proposed(answer: Answer, logged: Logged) -> Proposed:
    """What the log proposes, by the answer of one version."""
    return proposals(answer.checked, answer.question, logged.engine)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a JSON file, see `analytics.revision.decisions`."""
    return loads(decode(read_bytes(path), path.name), path.name)
