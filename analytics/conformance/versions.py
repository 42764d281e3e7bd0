"""Versions of an SOP: the one in force when a case began is its norm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import ibis
from ibis import _

from analytics.engine import Engine
from analytics.events import Events
from analytics.working_time.day_table import day_of
from analytics.working_time.epoch import day_number
from model.errors import SopError
from model.sop import SopDocument
from model.text import Text

_NO_DATE = Text(
    id="{name}: tidak menyebut tanggal berlaku, revisi atau pembuatan, sehingga tidak dapat diurutkan dengan versi lain. Isi salah satunya lalu ulangi.",
    en="{name}: says no date of effect, revision or creation, so it cannot be put in order with other versions. Fill in one and try again.",
)
_SAME_DATE = Text(
    id="{name} dan {other} mulai berlaku pada tanggal yang sama, {day}. Perbaiki tanggal salah satunya lalu ulangi.",
    en="{name} and {other} come into force on the same date, {day}. Mend the date of one and try again.",
)


@dataclass(frozen=True, slots=True)
class Version:
    """An SOP and the days on which it is the norm: from `since` on, before `until`; None where nothing bounds them."""

    document: SopDocument
    since: date | None
    until: date | None


def versions_of(documents: Sequence[SopDocument]) -> tuple[Version, ...]:
    """The versions in the order in which they came into force; the first is the norm of older cases too."""
    if len(documents) == 1:
        return (Version(documents[0], None, None),)
    dated = sorted(((_in_force(document), document) for document in documents), key=lambda pair: pair[0])
    for (day, document), (next_day, other) in pairwise(dated):
        if day == next_day:
            raise SopError(_SAME_DATE, name=document.source.name, other=other.source.name, day=day)
    begins = [None, *(day for day, _document in dated[1:]), None]
    return tuple(
        Version(document, since, until)
        for (_day, document), since, until in zip(dated, begins, begins[1:], strict=False)
    )


def begun_in(events: Events, version: Version, engine: Engine, name: str) -> Events | None:
    """The events of the cases that began while `version` was the norm, kept under `name`; None when there are none.

    A case begins on the local day of its first stamp.
    """
    if version.since is None and version.until is None:
        return events
    parts = tuple(engine.keep(_begun(part, version), f"{name}_{n}") for n, part in enumerate(events.parts))
    if not any(engine.rows(part.agg(n=_.count()))[0].n for part in parts):
        return None
    return replace(events, parts=parts)


def _in_force(document: SopDocument) -> date:
    day = document.effective or document.revised or document.created
    if day is None:
        raise SopError(_NO_DATE, name=document.source.name)
    return day


def _begun(part: ibis.Table, version: Version) -> ibis.Table:
    case = ibis.window(group_by="case")
    dated = part.mutate(begun=day_of(ibis.coalesce(_.start, _["end"]).min().over(case)))
    inside = [_.begun >= day_number(version.since)] if version.since else []
    inside += [_.begun < day_number(version.until)] if version.until else []
    return dated.filter(*inside).drop("begun")
