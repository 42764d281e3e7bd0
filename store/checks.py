"""The checks that were made, and what they say of each month."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import func, insert, select

from model.checked_months import CheckedMonth
from model.errors import SopError
from model.log_book import CheckRow
from model.registry import Act, Role, User
from model.run import Month
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import check_months, checks, documents, logs, users, versions
from store.registry.scope import acting, within

_CHECKERS = frozenset({Role.AUDITOR, Role.PLANNER, Role.ADMIN})
_UNKNOWN = Text(
    id="versi {version} atau log {log}: tidak ada dalam lingkup {name}. Muat ulang halaman.",
    en="version {version} or log {log}: not within the reach of {name}. Reload the page.",
)


def add_check(registry: Registry, actor: User, made: tuple[int, int], months: Sequence[Month]) -> int:
    """The number of the check that was made of a version against a log, with its months."""
    version, log = made
    with registry.writing() as connection:
        user = acting(connection, actor, _CHECKERS)
        reach = within(user)
        own = select(versions.c.document_id).join(documents).where(documents.c.unit_id.in_(reach))
        document = connection.execute(own.where(versions.c.id == version)).scalar()
        known = connection.execute(select(logs.c.id).where(logs.c.id == log, logs.c.unit_id.in_(reach))).first()
        if document is None or known is None:
            raise SopError(_UNKNOWN, version=version, log=log, name=user.name)
        values = {"document_id": document, "version_id": version, "log_id": log}
        stamped = insert(checks).values(**values, at=datetime.now(UTC), user_id=user.id).returning(checks.c.id)
        number: int = connection.execute(stamped).scalar_one()
        if months:
            connection.execute(insert(check_months), [_month_row(number, month) for month in months])
        append(connection, user, Act("check.add", f"check:{number}", {"version": version, "log": log}))
        return number


def _month_row(check: int, month: Month) -> dict[str, object]:
    figures = {"cases": month.cases, "conforming": month.conforming, "excess_seconds": month.excess_seconds}
    return {"check_id": check, "month": month.month.isoformat(), **figures}


def checks_of(registry: Registry, actor: User) -> tuple[CheckRow, ...]:
    """The checks of documents of the units `actor` may reach, the newest first."""
    c = checks.c
    joined = (
        select(
            c.id, c.document_id, documents.c.title, versions.c.number, c.log_id, logs.c.name, c.at, users.c.name.label("by")
        )
        .join(documents, documents.c.id == c.document_id)
        .join(versions, versions.c.id == c.version_id)
        .join(users, users.c.id == c.user_id)
        .outerjoin(logs, logs.c.id == c.log_id)
        .where(documents.c.unit_id.in_(within(actor)))
    )  # fmt: skip
    with registry.reading() as connection:
        return tuple(CheckRow(*row) for row in connection.execute(joined.order_by(c.id.desc())))


def months_of(registry: Registry, actor: User) -> tuple[CheckedMonth, ...]:
    """The months of the newest check of each document in the units `actor` may reach, by unit, title and month."""
    newest = select(func.max(checks.c.id)).group_by(checks.c.document_id)
    m, d = check_months.c, documents.c
    joined = (
        select(d.unit_id, d.id, d.title, m.month, m.cases, m.conforming, m.excess_seconds)
        .join(checks, checks.c.id == m.check_id)
        .join(documents, d.id == checks.c.document_id)
        .where(checks.c.id.in_(newest), d.unit_id.in_(within(actor)))
    )
    with registry.reading() as connection:
        rows = connection.execute(joined.order_by(d.unit_id, d.title, d.id, m.month))
        return tuple(CheckedMonth(*row) for row in rows)
