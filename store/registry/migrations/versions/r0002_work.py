"""What people do with documents: sign in, let jobs run, review, check, judge, decide."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeEngine

revision = "r0002"
down_revision = "r0001"

_MOMENT = sa.String(32)
_Columns = tuple[SchemaItem, ...]


def _has(name: str, kind: type[TypeEngine[Any]] | TypeEngine[Any], *, null: bool = False) -> SchemaItem:
    return sa.Column(name, kind, nullable=null)


def _to(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    """Foreign keys of `table`, each said as `column>other table`."""
    pairs = (column.split(">") for column in columns)
    return [sa.ForeignKeyConstraint([own], [f"{to}.id"], name=f"fk_{table}_{own}_{to}") for own, to in pairs]


def _made(table: str, key: tuple[str, ...], columns: _Columns, *foreign: str) -> None:
    named = sa.PrimaryKeyConstraint(*key, name=f"pk_{table}")
    op.create_table(table, *columns, named, *_to(table, *foreign))


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _changed() -> _Columns:
    return _has("lock", sa.Integer), _has("changed_at", _MOMENT), _has("changed_by", sa.Integer)


def _done() -> _Columns:
    return _has("user_id", sa.Integer), _has("at", _MOMENT)


def _place() -> _Columns:
    return _has("version_id", sa.Integer), _has("place", sa.String(200))


def _sign_in() -> None:
    times = _has("began_at", _MOMENT), _has("seen_at", _MOMENT)
    _made(
        "sessions", ("digest",), (_has("digest", sa.String(64)), _has("user_id", sa.Integer), *times), "user_id>users"
    )
    _indexed("sessions", "user_id")
    who = _has("name", sa.Text), _has("address", sa.String(64))
    _made("sign_ins", ("id",), (sa.Column("id", sa.Integer), *who, _has("at", _MOMENT)))
    _indexed("sign_ins", "name", "address")


def _jobs() -> None:
    whose = _has("unit_id", sa.Integer), _has("user_id", sa.Integer)
    what = _has("kind", sa.String(20)), _has("subject", sa.Text), _has("request", sa.Text), _has("state", sa.String(20))
    far = _has("done", sa.Integer), _has("total", sa.Integer), _has("result", sa.Text, null=True)
    when = _has("asked_at", _MOMENT), _has("seen_at", _MOMENT, null=True), _has("ended_at", _MOMENT, null=True)
    columns = (sa.Column("id", sa.Integer), *whose, *what, *far, *when)
    _made("jobs", ("id",), columns, "unit_id>units", "user_id>users")
    _indexed("jobs", "unit_id", "user_id", "state")


def _review() -> None:
    foreign = "version_id>versions", "user_id>users"
    _made("confirmations", ("version_id", "place"), (*_place(), *_done()), *foreign)
    _made("comments", ("id",), (sa.Column("id", sa.Integer), *_place(), _has("text", sa.Text), *_done()), *foreign)
    _indexed("comments", "version_id")


def _kept() -> None:
    owner = _has("kind", sa.String(20)), sa.Column("owner", sa.Integer, nullable=False, autoincrement=False)
    _made("texts", ("kind", "owner"), (*owner, _has("content", sa.Text), *_changed()), "changed_by>users")
    names = _has("unit_id", sa.Integer), _has("name", sa.Text), _has("digest", sa.String(64))
    sizes = _has("cases", sa.Integer), _has("events", sa.Integer)
    added = _has("added_at", _MOMENT), _has("added_by", sa.Integer)
    columns = (sa.Column("id", sa.Integer), *names, *sizes, *added)
    _made("logs", ("id",), columns, "unit_id>units", "added_by>users")
    _indexed("logs", "unit_id")


def _checks() -> None:
    of = _has("document_id", sa.Integer), _has("version_id", sa.Integer), _has("log_id", sa.Integer, null=True)
    columns = (sa.Column("id", sa.Integer), *of, _has("at", _MOMENT), _has("user_id", sa.Integer))
    _made("checks", ("id",), columns, "document_id>documents", "version_id>versions", "log_id>logs", "user_id>users")
    _indexed("checks", "document_id")
    counts = _has("cases", sa.Integer), _has("conforming", sa.Integer), _has("excess_seconds", sa.BigInteger)
    months = (_has("check_id", sa.Integer), _has("month", sa.String(10)), *counts)
    _made("check_months", ("check_id", "month"), months, "check_id>checks")


def _judged() -> None:
    owner = sa.Column("id", sa.Integer), _has("document_id", sa.Integer)
    said = _has("finding", sa.String(64)), _has("verdict", sa.String(20)), _has("note", sa.Text)
    one = sa.UniqueConstraint("document_id", "finding", name="uq_verdicts_document_id_finding")
    _made("verdicts", ("id",), (*owner, *said, *_changed(), one), "document_id>documents", "changed_by>users")
    drawn = _has("method", sa.String(20)), _has("seed", sa.Integer), _has("cases", sa.Text)
    owner = sa.Column("id", sa.Integer), _has("document_id", sa.Integer)
    _made("samples", ("id",), (*owner, *drawn, *_done()), "document_id>documents", "user_id>users")
    _indexed("samples", "document_id")


def _decided() -> None:
    what = _has("document_id", sa.Integer), _has("proposal", sa.String(200))
    said = _has("accepted", sa.Boolean), _has("reason", sa.Text)
    foreign = "document_id>documents", "user_id>users"
    _made("decisions", ("document_id", "proposal"), (*what, *said, *_done()), *foreign)
    named = _has("user_id", sa.Integer), _has("name", sa.Text), _has("address", sa.Text)
    one = sa.UniqueConstraint("user_id", "name", name="uq_views_user_id_name")
    _made("views", ("id",), (sa.Column("id", sa.Integer), *named, one), "user_id>users")
    _indexed("views", "user_id")


_STEPS: tuple[Callable[[], None], ...] = (_sign_in, _jobs, _review, _kept, _checks, _judged, _decided)


def upgrade() -> None:
    for step in _STEPS:
        step()
