"""The situation that an SOP states itself: its Waktu as times, and assumptions, said as such, for all else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from analytics.conformance.acting import acting_lanes
from analytics.conformance.automaton import after, entries
from analytics.conformance.flow import flow_of
from analytics.whatif.draws import Draws
from analytics.whatif.loop import play
from analytics.whatif.situation import BEGIN, Arrivals, Row, Situation, Way, can_end
from analytics.whatif.usual_week import day_seconds, limit_seconds, week_seconds
from model.analysis import Said
from model.errors import SopError
from model.office import Office
from model.sop import Procedure, SopDocument, Step
from model.text import Lang, Text
from model.time import limit_of
from model.written_numbers import number, whole_percent

_OUTSIDE = re.compile(
    r"(?:para )?(?:pemohon|masyarakat|warga|pelapor|pengadu|pengguna (?:jasa|layanan)|penerima layanan|pelanggan|tamu|"
    r"pelaku usaha|wajib pajak|mahasiswa|siswa|peserta|pasien|peneliti|nelayan|petani|applicants?|customers?|citizens?)\b",
    re.IGNORECASE,
)
UNMEASURED = 1800.0
BACK = 0.15
_LOAD = 0.7
_PLAYED = 2000
_SPREAD = 101
_NO_PROCEDURE = Text(
    id="{name}: prosedur {asked} tidak ada, SOP ini memuat {known}. Sebut nomor yang ada.",
    en="{name}: there is no procedure {asked}, this SOP has {known}. Name one that is there.",
)
_ENDLESS = Text(
    id="{name}: dari langkah {step} tidak ada panah yang membawa ke akhir prosedur. Tambahkan panahnya dalam SOP.",
    en="{name}: from step {step} no arrow leads to the end of the procedure. Add it to the SOP.",
)
_WEEK = Text(
    id="Semua petugas mengikuti kalender {calendar}; yang dimainkan minggu tanpa libur, dan batas dalam hari dihitung {hours} jam kerja sehari.",
    en="All persons follow the calendar {calendar}; weeks without holidays are played, and limits in days count {hours} working hours a day.",
)
_TIMES = Text(
    id="Setiap langkah memakan waktu persis Waktu-nya dalam SOP, rentang dipakai merata, dan pelaksananya sibuk selama itu.",
    en="Every step takes just its Waktu in the SOP, of a range all times are equally likely, and its performer is busy all the while.",
)
_NO_TIME = Text(
    id="Langkah {steps} tidak punya waktu yang terukur: dianggap 30 menit.",
    en="Steps {steps} have no time that can be measured: taken as 30 minutes.",
)
_ONE_EACH = Text(
    id="Banyaknya petugas tidak diketahui: dianggap satu orang tiap pelaksana.",
    en="The number of persons is not known: taken as one for each role.",
)
_JOINT = Text(
    id="Langkah {steps} punya beberapa pelaksana: dianggap dikerjakan oleh yang pertama.",
    en="Steps {steps} have several performers: taken as done by the first.",
)
_NOBODY = Text(
    id="Langkah {steps} tidak punya pelaksana yang pasti: tidak ada antrean di sana.",
    en="Steps {steps} have no certain performer: there is no queue before them.",
)
_APPLICANT = Text(
    id="{roles} bukan petugas: tidak ada antrean di sana, dan waktunya bukan biaya.",
    en="{roles} are no staff: there is no queue before them, and their time is no cost.",
)
_SHARES = Text(
    id="Seberapa sering tiap cabang diambil tidak diketahui: kembali ke atas {back}, selebihnya sama sering.",
    en="How often each branch is taken is not known: back up {back}, the others equally often.",
)
_RATE = Text(
    id="Banyaknya kasus tidak diketahui: dianggap {rate} kasus sehari, sehingga pelaksana tersibuk terisi {load}.",
    en="The number of cases is not known: taken as {rate} a day, with which the busiest role is {load} occupied.",
)


def stated(document: SopDocument, office: Office, procedure: int = 0) -> Situation:
    """The situation of a procedure, counted from 0, without a log."""
    known = skeleton(document, office, procedure)
    paced, rate = _paced(known)
    told = [_both(_TIMES), _both(_ONE_EACH)]
    if any(len(ways) > 1 for ways in known.ways.values()):
        told.append(_both(_SHARES, {lang: {"back": whole_percent(BACK, lang)} for lang in Lang}))
    facts = {lang: {"rate": number(rate, lang, 1), "load": whole_percent(_LOAD, lang)} for lang in Lang}
    return replace(paced, assumptions=(*known.assumptions, *told, _both(_RATE, facts)))


def skeleton(document: SopDocument, office: Office, procedure: int) -> Situation:
    """Steps, ways, and roles of a procedure as the SOP has them; nobody arrives yet."""
    if procedure >= len(document.procedures):
        asked = {"asked": procedure + 1, "known": len(document.procedures)}
        raise SopError(_NO_PROCEDURE, name=document.source.name, **asked)
    table = document.procedures[procedure]
    rows = tuple(_row(key, step, (table, office)) for key, step in zip(_keys(table), table.steps, strict=True))
    standard = limit_of(office.standard, office.counting) if office.standard else None
    found = Situation(
        rows=rows,
        ways=_ways(table),
        staff={row.role: 1 for row in rows if row.role},
        arrivals=Arrivals((1.0,)),
        day=day_seconds(office.calendar),
        week=week_seconds(office.calendar),
        standard=limit_seconds(standard, office.calendar),
        assumptions=tuple(_doubts(table, office)),
    )
    for row in rows:
        if not can_end(row.key, found.ways):
            raise SopError(_ENDLESS, name=document.source.name, step=row.key)
    return found


def steady(gap: float) -> Arrivals:
    """Arrivals at random, one in `gap` seconds."""
    shares = (np.arange(_PLAYED) + 0.5) / _PLAYED
    gaps = -np.log1p(-shares)
    return Arrivals(tuple((gap * gaps / gaps.mean()).tolist()))


def _paced(situation: Situation) -> tuple[Situation, float]:
    """`situation` with so many arrivals that its busiest role is occupied as assumed, and how many that are a day."""
    played = play(replace(situation, arrivals=Arrivals((1.0,))), Draws(situation, _PLAYED, (0, 0)))
    work = dict.fromkeys(situation.staff, 0.0)
    for row, seconds in zip(played.rows, played.seconds, strict=True):
        if role := situation.rows[row].role:
            work[role] += seconds / _PLAYED
    gap = max([*work.values(), 1.0]) / _LOAD
    return replace(situation, arrivals=steady(gap)), situation.day / gap


def _keys(table: Procedure) -> list[str]:
    """The number of each step, with its row where it has none or that of a step above."""
    keys: list[str] = []
    for n, step in enumerate(table.steps, 1):
        number = step.number or str(n)
        keys.append(number if number not in keys else f"{number}({n})")
    return keys


def _row(key: str, step: Step, place: tuple[Procedure, Office]) -> Row:
    table, office = place
    limit = limit_seconds(limit_of(step.time, office.counting), office.calendar)
    lanes = sorted(acting_lanes(step))
    role = table.lanes[lanes[0]] if lanes else None
    return Row(key, None if role is None or _OUTSIDE.match(role) else role, _seconds(step, limit), limit)


def _seconds(step: Step, limit: float | None) -> tuple[float, ...]:
    """The times that the Waktu allows, the whole of it or all of its range."""
    if limit is None:
        return (UNMEASURED,)
    low, high = step.time.min, step.time.max
    if step.time.kind == "range" and low is not None and high:
        return tuple(np.linspace(limit * low / high, limit, _SPREAD).tolist())
    return (limit,)


def _ways(table: Procedure) -> dict[str, tuple[Way, ...]]:
    flow = flow_of(table)
    keys = _keys(table)
    found = {keys[row]: _shared(row, sorted(set(after(row, flow))), keys) for row in range(len(keys))}
    return {BEGIN: _shared(-1, sorted(set(entries(0, flow))), keys), **found}


def _shared(row: int, ways: list[tuple[int, ...]], keys: list[str]) -> tuple[Way, ...]:
    """`ways` out of a row: those back together take their share, where others lead on."""
    back = [way for way in ways if way and min(way) <= row]
    shares = {True: BACK if len(back) < len(ways) else 1.0, False: 1 - BACK if back else 1.0}
    sizes = {True: len(back), False: len(ways) - len(back)}
    return tuple(Way(tuple(keys[to] for to in way), shares[way in back] / sizes[way in back]) for way in ways)


def _doubts(table: Procedure, office: Office) -> Iterator[Said]:
    hours = day_seconds(office.calendar) / 3600
    facts = {lang: {"calendar": office.calendar.id, "hours": number(hours, lang, 1)} for lang in Lang}
    yield _both(_WEEK, facts)
    if outside := [lane for lane in table.lanes if _OUTSIDE.match(lane)]:
        yield _both(_APPLICANT, {lang: {"roles": ", ".join(outside)} for lang in Lang})
    groups = (
        (_NO_TIME, [step.number for step in table.steps if limit_of(step.time, office.counting) is None]),
        (_JOINT, [step.number for step in table.steps if len(acting_lanes(step)) > 1]),
        (_NOBODY, [step.number for step in table.steps if not acting_lanes(step)]),
    )
    for text, steps in groups:
        if steps:
            yield _both(text, {lang: {"steps": ", ".join(steps)} for lang in Lang})


def _both(text: Text, facts: Mapping[Lang, Mapping[str, object]] | None = None) -> Said:
    return Said(*(text.to(lang, **(facts[lang] if facts else {})) for lang in Lang))
