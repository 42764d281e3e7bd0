"""Logs in which what should change in the SOP is planted, and what is proposed on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random

from analytics.offices.calendar import calendar
from analytics.revision.proposals import proposals
from ingest.language.durations import read_time
from model.revision import Proposal, Proposed
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step
from tests.analytics.judged_log import judged

HEAD = "case,activity,start,end,performer,role"
LANES = ("Petugas", "Kepala Bidang", "Sekretaris")
NAMES = (
    "Menerima permohonan",
    "Meneliti berkas",
    "Menghitung retribusi",
    "Menyusun keputusan",
    "Menandatangani keputusan",
    "Menyerahkan salinan",
)
_CALENDAR = calendar("id-5day")
_BEGIN = datetime(2025, 1, 6, 8)


@dataclass(frozen=True, slots=True)
class Act:
    """Something done in a case: by a lane, in minutes of work, after minutes of waiting, from the begin of the one before if it `overlaps`."""

    name: str
    lane: int
    minutes: float = 20
    wait: float = 60
    overlaps: bool = False


Acts = tuple[Act, ...]
Plant = Callable[[Acts, Random], Acts]


def sop(*times: str, arrows: tuple[Edge, ...] = ()) -> SopDocument:
    """Six steps of three lanes, 30 minutes each where `times` says nothing else."""
    steps = tuple(
        Step(str(n + 1), name, read_time(times[n] if n < len(times) else "30 menit"), (Performer(n % 3),), output=f"Hasil {n}")
        for n, name in enumerate(NAMES)
    )  # fmt: skip
    edges = arrows or tuple(Edge(Port(str(n)), Port(str(n + 1))) for n in range(1, len(NAMES)))
    return SopDocument(Source("uji.txt", "text", "0"), title="Uji", procedures=(Procedure("Uji", LANES, steps, edges),))


def deciding() -> SopDocument:
    """The same with a decision at step 3 that may lead back to step 2."""
    document = sop(
        arrows=(
            *(Edge(Port(str(n)), Port(str(n + 1)), "Ya" if n == 3 else None) for n in range(1, len(NAMES))),
            Edge(Port("3"), Port("2"), "Tidak"),
        )
    )
    procedure = document.procedures[0]
    steps = tuple(replace(s, performers=(Performer(2, "decision"),)) if s.number == "3" else s for s in procedure.steps)
    return replace(document, procedures=(replace(procedure, steps=steps),))


def usual() -> Acts:
    """A case that keeps the SOP."""
    return tuple(Act(name, n % 3) for n, name in enumerate(NAMES))


def lines(cases: int, plant: Plant, seed: int = 1) -> list[str]:
    """A log of so many cases, each with what is planted in it."""
    random = Random(seed)
    found = [HEAD]
    for n in range(cases):
        found += _case(f"K{n:05}", plant(usual(), random), random.randrange(240 * 27_000))
    return found


def without(log: list[str], share: float, seed: int) -> list[str]:
    """`log` without a share of its cases."""
    random = Random(seed)
    cases = sorted({line.split(",")[0] for line in log[1:]})
    gone = set(random.sample(cases, round(share * len(cases))))
    return [log[0], *(line for line in log[1:] if line.split(",")[0] not in gone)]


def until(log: list[str], moment: str) -> list[str]:
    """`log` as it was at `moment`: later begins are not there, later ends are not known."""
    rows = [line.split(",") for line in log[1:]]
    seen = [[*row[:3], row[3] if row[3] <= moment else "", *row[4:]] for row in rows if row[2] <= moment]
    return [log[0], *(",".join(row) for row in seen)]


def _case(name: str, acts: Acts, arrival: int) -> Iterator[str]:
    start = now = _CALENDAR.after(_BEGIN, arrival + 1)
    for act in acts:
        start = _CALENDAR.after(start if act.overlaps else now, round(60 * act.wait))
        now = _CALENDAR.after(start, max(1, round(60 * act.minutes)))
        yield f"{name},{act.name},{start:%Y-%m-%d %H:%M:%S},{now:%Y-%m-%d %H:%M:%S},P{act.lane},{LANES[act.lane]}"


def proposed(document: SopDocument, log: list[str], folder: Path) -> Proposed:
    """What is proposed on `log`."""
    found = judged(document, log, folder)
    return proposals(found.checked, found.question, found.engine)


def named(found: Proposed) -> list[str]:
    """The ids of all proposals."""
    return [one.id for one in found.proposals]


def only(found: Proposed) -> Proposal:
    """The only proposal."""
    assert len(found.proposals) == 1, named(found)
    return found.proposals[0]
