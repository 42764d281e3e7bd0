"""The library: documents searched in the database, and contents read of those that are shown only."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from model.library import Library, Said, Shelved, Wanted, draft_of, standing
from model.registry import Document, State, User, Version
from store.registry.registry import Registry
from store.registry.schema import check_months, checks, confirmations, documents, units, users, versions
from store.registry.scope import within

_MOST_WORDS, _MOST_ROWS = 8, 200


def library(registry: Registry, actor: User, wanted: Wanted) -> Library:
    """The documents that `actor` may see and that are as `wanted`, by title."""
    with registry.reading() as connection:
        found = connection.scalars(_as_wanted(actor, wanted)).all()
        part = list(found[max(0, wanted.start) :][: min(wanted.count, _MOST_ROWS)])
        return Library(len(found), _shelf(connection, part))


def _as_wanted(actor: User, wanted: Wanted) -> Select[int]:
    asked = [_holds(word) for word in wanted.text.replace("\0", " ").split()[:_MOST_WORDS]]
    if wanted.unit is not None:
        asked.append(documents.c.unit_id.in_(_below(wanted.unit)))
    if wanted.state is not None:
        asked.append(_has(versions.c.state == wanted.state.value))
    reach = documents.c.unit_id.in_(within(actor))
    return select(documents.c.id).where(and_(reach, *asked)).order_by(documents.c.title, documents.c.id)


def _holds(word: str) -> ColumnElement[bool]:
    """Whether title or contents hold `word`, as JSON writes it."""
    written = json.dumps(word, ensure_ascii=False)[1:-1]
    inside = _has(versions.c.content.icontains(written, autoescape=True))
    return or_(documents.c.title.icontains(word, autoescape=True), inside)


def _has(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(versions.c.document_id == documents.c.id, condition)


def _below(unit: int) -> Select[int]:
    """The ids of a unit and of all below it."""
    tree = select(units.c.id).where(units.c.id == unit).cte("branch", recursive=True)
    tree = tree.union_all(select(units.c.id).join(tree, units.c.parent_id == tree.c.id))
    return select(tree.c.id)


def _shelf(connection: Connection, ids: Sequence[int]) -> tuple[Shelved, ...]:
    rows = {row.id: Document(*row) for row in connection.execute(select(documents).where(documents.c.id.in_(ids)))}
    by_document = _versions(connection, ids)
    said = _said(connection, [one for number in ids for one in _telling(by_document[number])])
    shares = _shares(connection, ids)
    return tuple(
        Shelved(rows[number], by_document[number], _together(by_document[number], said), shares.get(number))
        for number in ids
    )


def _versions(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Version, ...]]:
    v = versions.c
    shown = (
        select(v.id, v.document_id, v.number, v.state, v.lock, v.changed_at, users.c.name)
        .join(users, users.c.id == v.changed_by)
        .where(v.document_id.in_(ids))
        .order_by(v.number)
    )
    found: dict[int, list[Version]] = defaultdict(list)
    for row in connection.execute(shown):
        found[row.document_id].append(Version(*row[:3], State(row.state), *row[4:]))
    return {number: tuple(found[number]) for number in ids}


def _telling(known: Sequence[Version]) -> list[int]:
    """The versions that tell of a document: the one that stands for it, and the draft that is worked on."""
    return list(dict.fromkeys(one.id for one in (standing(known), draft_of(known)) if one))


def _together(known: Sequence[Version], said: Mapping[int, Said]) -> Said:
    first, last = (said[number] for number in (_telling(known)[0], _telling(known)[-1]))
    return Said(first.number, first.created, first.revised, first.effective, last.open)


def _said(connection: Connection, ids: Sequence[int]) -> dict[int, Said]:
    """What the contents of these versions say; only these are read."""
    settled = select(confirmations.c.version_id, func.count()).where(confirmations.c.version_id.in_(ids))
    counts = {row[0]: row[1] for row in connection.execute(settled.group_by(confirmations.c.version_id))}
    contents = connection.execute(select(versions.c.id, versions.c.content).where(versions.c.id.in_(ids)))
    return {row.id: _read(row.content, counts.get(row.id, 0)) for row in contents}


def _read(content: str, settled: int) -> Said:
    data = json.loads(content)
    created, revised, effective = (_day(data.get(name)) for name in ("created", "revised", "effective"))
    return Said(data.get("number"), created, revised, effective, len(data["doubts"]) - settled)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _shares(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Closed cases and conforming ones in the last check of each document."""
    last = select(func.max(checks.c.id)).where(checks.c.document_id.in_(ids)).group_by(checks.c.document_id)
    figures = (
        select(checks.c.document_id, check_months.c.cases, check_months.c.conforming)
        .join(check_months, check_months.c.check_id == checks.c.id)
        .where(checks.c.id.in_(last))
    )
    return _summed(connection.execute(figures).all())


def _summed(rows: Iterable[Sequence[int]]) -> dict[int, tuple[int, int]]:
    cases: Counter[int] = Counter()
    conforming: Counter[int] = Counter()
    for document, some, right in rows:
        cases[document] += some
        conforming[document] += right
    return {document: (cases[document], conforming[document]) for document in cases}
