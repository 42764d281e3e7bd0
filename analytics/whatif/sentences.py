"""What a simulation found, in sentences for people."""

from collections.abc import Callable, Iterator
from math import floor
from typing import Any

from model.analysis import Said
from model.text import Lang, Text
from model.what_if import (
    Change,
    Compared,
    Earlier,
    Figure,
    MoreArrivals,
    NewLimit,
    RoleLoad,
    ScaledTime,
    SideBySide,
    Staffing,
    WhatIf,
    Without,
)
from model.written_numbers import number, percent

_BUSIEST = 0.9
_NOTICED = 0.005
_FAR = 0.25
_POINT = {Lang.ID: ",", Lang.EN: "."}
_UNITS = {
    "second": Text(id="detik", en="seconds"),
    "minute": Text(id="menit", en="minutes"),
    "hour": Text(id="jam", en="hours"),
    "day": Text(id="hari kerja", en="working days"),
    "week": Text(id="minggu", en="weeks"),
}
_TOLD: dict[type, Text] = {
    Staffing: Text(id="dengan {persons} {role}", en="with {persons} {role}"),
    NewLimit: Text(
        id="dengan waktu langkah {step} paling lama {amount} {unit}", en="with step {step} in at most {amount} {unit}"
    ),
    ScaledTime: Text(id="dengan waktu langkah {step} {percent}", en="with the time of step {step} {percent}"),
    Without: Text(id="tanpa langkah {step}", en="without step {step}"),
    SideBySide: Text(id="dengan langkah {steps} berdampingan", en="with steps {steps} side by side"),
    Earlier: Text(id="dengan langkah {step} sebelum langkah {before}", en="with step {step} before step {before}"),
    MoreArrivals: Text(id="dengan kedatangan {percent}", en="with arrivals {percent}"),
}
_LEAD = {
    "less": Text(
        id="{changes}, waktu penyelesaian rata-rata turun dari {today} menjadi {changed} jam kerja (selisih {difference}; selang 95 %: {low} sampai {high}).",
        en="{changes}, the mean lead time falls from {today} to {changed} working hours (difference {difference}; 95%: {low} to {high}).",
    ),
    "more": Text(
        id="{changes}, waktu penyelesaian rata-rata naik dari {today} menjadi {changed} jam kerja (selisih {difference}; selang 95 %: {low} sampai {high}).",
        en="{changes}, the mean lead time rises from {today} to {changed} working hours (difference {difference}; 95%: {low} to {high}).",
    ),
    "same": Text(
        id="{changes}, waktu penyelesaian rata-rata {today} jam kerja sekarang dan {changed} sesudah perubahan; selisihnya ({difference}; selang 95 %: {low} sampai {high}) tidak dapat dibedakan dari nol.",
        en="{changes}, the mean lead time is {today} working hours today and {changed} after the change; the difference ({difference}; 95%: {low} to {high}) cannot be told from zero.",
    ),
}
_TODAY = Text(
    id="Sekarang waktu penyelesaian rata-rata {value} jam kerja (selang 95 %: {low} sampai {high}).",
    en="Today the mean lead time is {value} working hours (95%: {low} to {high}).",
)
_CHANGED = Text(
    id="{changes}, waktu penyelesaian rata-rata {value} jam kerja (selang 95 %: {low} sampai {high}).",
    en="{changes}, the mean lead time is {value} working hours (95%: {low} to {high}).",
)
_STANDARD = Text(
    id="Dalam standar pelayanan: {today} kasus sekarang, {changed} sesudah perubahan (selisih {difference} poin persen; selang 95 %: {low} sampai {high}).",
    en="Within the service standard: {today} of cases today, {changed} after the change (difference {difference} percentage points; 95%: {low} to {high}).",
)
_HOURS = Text(
    id="Biaya tiap kasus: {today} jam orang sekarang, {changed} sesudah perubahan.",
    en="Cost of a case: {today} person-hours today, {changed} after the change.",
)
_OVERLOADED = {
    "today": Text(
        id="Sekarang antrean {roles} tumbuh tanpa batas: pekerjaan yang datang sama atau lebih dari yang sanggup dikerjakan. Waktu penyelesaian tidak dihitung.",
        en="Today the queue of {roles} grows without end: as much work comes as can be done, or more. Lead times are not computed.",
    ),
    "changed": Text(
        id="{changes}, antrean {roles} tumbuh tanpa batas: pekerjaan yang datang sama atau lebih dari yang sanggup dikerjakan. Waktu penyelesaian tidak dihitung.",
        en="{changes}, the queue of {roles} grows without end: as much work comes as can be done, or more. Lead times are not computed.",
    ),
}
_NEEDED = Text(id="{role} (perlu sedikitnya {persons} orang)", en="{role} (needs at least {persons} persons)")
_NEAR = Text(
    id="{role} hampir penuh sesudah perubahan ({load} dari kesanggupannya): sedikit tambahan kasus sangat memperpanjang antrean.",
    en="{role} is nearly full after the change ({load} of what it can do): few more cases make its queue much longer.",
)
_FAR_OFF = Text(
    id="Simulasi keadaan sekarang memberi waktu penyelesaian rata-rata {simulated} jam kerja, log {logged}: simulasi belum memuat semua yang terjadi; baca selisihnya sebagai arah.",
    en="Simulated today, the mean lead time is {simulated} working hours, in the log {logged}: the simulation lacks part of what happens; read its differences as a direction.",
)


def said(change: Change) -> Said:
    """`change` in a few words."""
    return _both(_TOLD[type(change)], lambda lang: _words(change, lang))


def sentences(found: WhatIf) -> tuple[Said, ...]:
    """The main figures of `found`."""
    return tuple(_sentences(found))


def far_off(found: WhatIf) -> tuple[Said, ...]:
    """A doubt where the simulated office of today is not like the log."""
    today, logged = found.lead.mean.today, found.basis.lead_seconds
    if today is None or logged is None or abs(today.value - logged) <= _FAR * logged:
        return ()
    return (
        _both(_FAR_OFF, lambda lang: {"simulated": _in_hours(today.value, lang), "logged": _in_hours(logged, lang)}),
    )


def _sentences(found: WhatIf) -> Iterator[Said]:
    yield from _queues("today", found.overloaded, found)
    yield from _queues("changed", found.overloaded_changed if found.changes else (), found)
    yield from _lead(found)
    if found.changes and found.within_standard.difference:
        yield _both(_STANDARD, lambda lang: _shares(found.within_standard, lang))
    if found.changes:
        yield _both(_HOURS, lambda lang: _sides(found.person_hours, lang, 1))
    for role in found.roles:
        if role.load.changed and _BUSIEST <= role.load.changed.value < 1:
            yield _nearly_full(role.role, role.load.changed.value)


def _queues(side: str, roles: tuple[str, ...], found: WhatIf) -> Iterator[Said]:
    if not roles:
        return
    needed = {role.role: _needed(role, side) for role in found.roles if role.role in roles}

    def facts(lang: Lang) -> dict[str, str]:
        told = (_NEEDED.to(lang, role=role, persons=needed[role]) for role in roles)
        return {"roles": ", ".join(told), "changes": _list(found, lang)}

    yield _both(_OVERLOADED[side], facts)


def _needed(role: RoleLoad, side: str) -> int:
    """The fewest persons that keep up."""
    persons, load = (role.persons, role.load.today) if side == "today" else (role.persons_changed, role.load.changed)
    assert persons
    assert load
    return floor(persons * load.value) + 1


def _nearly_full(role: str, load: float) -> Said:
    return _both(_NEAR, lambda lang: {"role": role, "load": percent(load, lang)})


def _lead(found: WhatIf) -> Iterator[Said]:
    mean = found.lead.mean
    if found.changes and mean.difference:
        yield _both(_LEAD[_turn(mean)], lambda lang: {"changes": _list(found, lang), **_hours(mean, lang)})
    elif found.changes and mean.changed:
        alone = mean.changed
        yield _both(_CHANGED, lambda lang: {"changes": _list(found, lang), **_figure(alone, lang)})
    elif mean.today:
        today = mean.today
        yield _both(_TODAY, lambda lang: _figure(today, lang))


def _turn(mean: Compared) -> str:
    assert mean.today
    assert mean.difference
    change = mean.difference
    if change.low <= 0 <= change.high or abs(change.value) < _NOTICED * mean.today.value:
        return "same"
    return "less" if change.value < 0 else "more"


def _figure(figure: Figure, lang: Lang) -> dict[str, str]:
    return {name: _in_hours(getattr(figure, name), lang) for name in ("value", "low", "high")}


def _hours(compared: Compared, lang: Lang) -> dict[str, str]:
    return _sides(Compared(*(_scaled(one, 1 / 3600) for one in _figures(compared))), lang, 2)


def _shares(compared: Compared, lang: Lang) -> dict[str, str]:
    points = _scaled(compared.difference, 100)
    told = _sides(Compared(compared.today, compared.changed, points), lang, 1)
    ends = {"today": compared.today, "changed": compared.changed}
    return {**told, **{name: percent(one.value if one else None, lang) for name, one in ends.items()}}


def _sides(compared: Compared, lang: Lang, digits: int) -> dict[str, str]:
    change = compared.difference
    values = {
        "today": compared.today.value if compared.today else None,
        "changed": compared.changed.value if compared.changed else None,
        "difference": change.value if change else None,
        "low": change.low if change else None,
        "high": change.high if change else None,
    }
    return {name: "-" if value is None else number(value, lang, digits) for name, value in values.items()}


def _figures(compared: Compared) -> tuple[Figure | None, ...]:
    return compared.today, compared.changed, compared.difference


def _scaled(figure: Figure | None, by: float) -> Figure | None:
    return figure and Figure(figure.value * by, figure.low * by, figure.high * by)


def _in_hours(seconds: float, lang: Lang) -> str:
    return number(seconds / 3600, lang, 2)


def _list(found: WhatIf, lang: Lang) -> str:
    """The changes as the begin of a sentence."""
    told = ", ".join(getattr(change, lang.value) for change in found.changes)
    return told[:1].upper() + told[1:]


def _words(change: Change, lang: Lang) -> dict[str, object]:
    words = {name: getattr(change, name) for name in change.__dataclass_fields__}
    if isinstance(change, Staffing):
        words["persons"] = f"{change.persons:+d}" if change.more else str(change.persons)
    if isinstance(change, NewLimit):
        words |= {"amount": f"{change.amount:g}".replace(".", _POINT[lang]), "unit": _UNITS[change.unit].to(lang)}
    if isinstance(change, ScaledTime | MoreArrivals):
        words["percent"] = f"{'+' if change.factor >= 1 else ''}{number(100 * change.factor - 100, lang)}%"
    if isinstance(change, SideBySide):
        words["steps"] = ", ".join(change.steps)
    return words


def _both(text: Text, facts: Callable[[Lang], dict[str, Any]]) -> Said:
    return Said(*(text.to(lang, **facts(lang)) for lang in Lang))
