"""The situation of an office as its log shows it, and what is doubtful about that."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import fmean, median_high
from types import SimpleNamespace

from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.whatif.observed import Observed, observed
from analytics.whatif.rhythm import rhythm, within
from analytics.whatif.situation import Arrivals, Learned, Row, Situation, Way
from analytics.whatif.stated import skeleton, steady
from model.analysis import Said
from model.errors import SopError
from model.text import Lang, Text
from model.what_if import RoleStaff

_Move = tuple[str | None, tuple[str, ...]]
FEW = 20
_MOST_BACK = 0.9
_MOSTLY = 0.9
_TOO_FEW = Text(
    id="{name}: hanya {cases} kasus memuat langkah prosedur itu. Untuk belajar dari log perlu sedikitnya 2.",
    en="{name}: only {cases} cases have steps of that procedure. To learn from a log takes at least 2.",
)
_AT_ONCE = Text(
    id="{name}: semua kasus mulai pada saat yang sama, sehingga kedatangan tidak dapat dipelajari. Pakai log dengan waktu mulai yang benar.",
    en="{name}: all cases begin at the same moment, so that arrivals cannot be learned. Use a log with true begins.",
)
_STATED_TIMES = Text(
    id="Langkah {steps}: kurang dari 20 pelaksanaan dengan waktu mulai dan selesai dalam log; dipakai Waktu SOP.",
    en="Steps {steps}: fewer than 20 executions with begin and end in the log; the Waktu of the SOP is used.",
)
_STATED_SHARES = Text(
    id="Cabang langkah {steps}: kurang dari 20 pilihan dalam log; kembali ke atas dianggap 15 %, selebihnya sama sering.",
    en="Branches of steps {steps}: fewer than 20 choices in the log; back up is taken as 15%, the others as equally often.",
)
_NO_PERSONS = Text(
    id="Log tidak menyebut orang untuk {roles}: dianggap sebanyak pelaksanaan yang biasa berjalan sekaligus.",
    en="The log names no persons for {roles}: taken as many as executions that usually run at once.",
)
_FULL_TIME = Text(
    id="Petugas dianggap sepenuhnya bekerja untuk SOP ini; banyaknya adalah median orang yang bekerja tiap bulan.",
    en="Persons are taken to work for this SOP only; their number is the median of those at work in each month.",
)
_SHARED = Text(
    id="{persons} orang bekerja untuk lebih dari satu pelaksana: dihitung penuh di masing-masing.",
    en="{persons} persons work for more than one role: counted in full in each.",
)
_AT_A_TIME = Text(
    id="{role}: seorang biasa mengerjakan sampai {count} kasus sekaligus, dan dimainkan begitu; jam orangnya dihitung penuh untuk tiap kasus.",
    en="{role}: a person usually works on up to {count} cases at once, and so it is played; person-hours count in full for each case.",
)
_ARRIVAL = Text(
    id="Kasus dianggap datang ketika langkah pertamanya dimulai; antrean sebelum itu tidak tampak dalam log.",
    en="A case is taken to arrive when its first step begins; a queue before that does not show in the log.",
)
_BY_DAY = Text(
    id="Log hanya memuat tanggal: kedatangan dianggap tersebar acak dalam jam kerja.",
    en="The log has dates only: arrivals are taken as spread at random over working time.",
)
_ORDER = Text(
    id="{moved} dari {cases} kasus berjalan lain dari urutan SOP; yang dimainkan urutan SOP.",
    en="{moved} of {cases} cases went another way than the SOP's; the SOP's is played.",
)


def learned(checked: Checked, question: Question, engine: Engine, procedure: int = 0) -> Situation:
    """The situation of a procedure, counted from 0, in the log; once for each check and question."""
    known = skeleton(question.document, question.office, procedure)
    first = checked.norm.first[procedure] if procedure < len(checked.norm.first) else 0
    keys = {first + n: row.key for n, row in enumerate(known.rows)}
    roles = {first + n: row.role for n, row in enumerate(known.rows)}
    seen = observed(checked, question, engine, roles)
    staff = tuple(_staff(role, seen) for role in known.staff)
    rows, ways = _rows(known, seen.times, keys), _ways(known, seen, keys)
    found = replace(
        known,
        rows=rows,
        ways=ways,
        staff={one.role: one.persons for one in staff},
        at_once={one.role: one.at_once for one in staff},
        arrivals=_arrivals(seen.arrivals, checked, question),
        learned=Learned(int(seen.cases.n), int(seen.cases.closed or 0), _seconds(seen.cases.lead), staff),
    )
    return replace(found, assumptions=(*known.assumptions, *_doubts(found, seen, checked)))


def _rows(known: Situation, times: list[SimpleNamespace], keys: Mapping[int, str]) -> tuple[Row, ...]:
    """The steps with their times in the log, where there are enough."""
    of_step: dict[str, list[SimpleNamespace]] = {}
    for time in times:
        of_step.setdefault(keys[time.gid], []).append(time)
    return tuple(_timed(row, of_step.get(row.key, [])) for row in known.rows)


def _timed(row: Row, times: list[SimpleNamespace]) -> Row:
    """`row` with a sample of times, stretched to the mean of all that the log has."""
    runs = int(times[0].n) if times else 0
    if runs < FEW:
        return row
    sample = sorted(float(time.seconds) for time in times)
    stretch = float(times[0].mean) / (fmean(sample) or 1.0)
    return replace(row, seconds=tuple(stretch * seconds for seconds in sample), runs=runs)


def _ways(known: Situation, seen: Observed, keys: Mapping[int, str]) -> dict[str, tuple[Way, ...]]:
    """The ways with their shares in the log, where there are enough."""
    taken: dict[_Move, int] = {(keys.get(one.gid_before), (keys[one.gid],)): int(one.n) for one in seen.moves}
    for end in seen.ends:
        taken[keys[end.gid], ()] = int(end.n)
    return {key: _counted(key, ways, taken, known) for key, ways in known.ways.items()}


def _counted(key: str, ways: tuple[Way, ...], taken: Mapping[_Move, int], known: Situation) -> tuple[Way, ...]:
    """`ways` by how often they were taken; back up at most nine in ten times, or cases would never end."""
    counts = [taken.get((key, way.targets), 0) for way in ways]
    if len(ways) == 1 or sum(counts) < FEW:
        return ways
    above = {row.key for row in known.rows[: known.place(key) + 1]} if key else set()
    back = [bool(above & set(way.targets)) for way in ways]
    on = sum(n for n, is_back in zip(counts, back, strict=True) if not is_back)
    least = sum(counts) * (1 - _MOST_BACK)
    lacking = (least - on) / back.count(False) if on < least and False in back else 0.0
    return tuple(
        Way(way.targets, n + (0.0 if is_back else lacking), n)
        for way, n, is_back in zip(ways, counts, back, strict=True)
    )


def _staff(role: str, seen: Observed) -> RoleStaff:
    months = [int(row.persons) for row in seen.months if row.lane == role]
    levels = Counter(
        {int(row.level): int(row.n) for row in seen.levels if row.lane == role and row.named == bool(months)}
    )
    usual = _usual(levels)
    overlapping = sum(n for level, n in levels.items() if level > 1) / (levels.total() or 1)
    if months:
        return RoleStaff(role, median_high(months), len(months), usual, overlapping)
    return RoleStaff(role, usual, 0, 1, overlapping)


def _usual(levels: Counter[int]) -> int:
    """The least level that nine in ten begins do not exceed."""
    upto = 0
    for level in sorted(levels):
        upto += levels[level]
        if upto >= _MOSTLY * levels.total():
            return level
    return 1


def _arrivals(stamps: list[int], checked: Checked, question: Question) -> Arrivals:
    moments = within(stamps, question.office.calendar)
    if len(moments) < 2:  # noqa: PLR2004 (a gap is between two)
        raise SopError(_TOO_FEW, name=question.log_name, cases=len(moments))
    found = rhythm(moments, question.office.calendar)
    if not any(found.gaps):
        raise SopError(_AT_ONCE, name=question.log_name)
    return steady(fmean(found.gaps)) if checked.log.day_grain else found


def _seconds(value: float | None) -> float | None:
    return None if value is None else float(value)


def _doubts(found: Situation, seen: Observed, checked: Checked) -> Iterator[Said]:
    yield _both(_ARRIVAL)
    yield _both(_FULL_TIME)
    if checked.log.day_grain:
        yield _both(_BY_DAY)
    unsure = [key for key, ways in found.ways.items() if key and len(ways) > 1 and not any(way.taken for way in ways)]
    assert found.learned
    lists = (
        (_STATED_TIMES, "steps", [row.key for row in found.rows if not row.runs]),
        (_STATED_SHARES, "steps", unsure),
        (_NO_PERSONS, "roles", [one.role for one in found.learned.staff if not one.months]),
    )
    for text, name, names in lists:
        if names:
            yield _both(text, **{name: ", ".join(names)})
    yield from _doubts_of_staff(found.learned.staff, seen.shared)
    if seen.cases.moved:
        yield _both(_ORDER, moved=int(seen.cases.moved), cases=int(seen.cases.n))


def _doubts_of_staff(staff: tuple[RoleStaff, ...], shared: int) -> Iterator[Said]:
    if shared:
        yield _both(_SHARED, persons=shared)
    for one in staff:
        if one.at_once > 1:
            yield _both(_AT_A_TIME, role=one.role, count=one.at_once)


def _both(text: Text, **facts: object) -> Said:
    return Said(*(text.to(lang, **facts) for lang in Lang))
