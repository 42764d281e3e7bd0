"""Units, people, documents, versions and the trail, with the root unit and the account of the command line."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None

_SQLITE = (
    "create trigger audit_keeps_{event} before {event} on audit begin select raise(abort, 'audit only grows'); end"
)
_FUNCTION = """
    create function audit_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'audit only grows'; end $$"""
_ROWS = (
    "create trigger audit_keeps_rows before update or delete on audit for each row execute function audit_only_grows()"
)
_ALL = "create trigger audit_keeps_all before truncate on audit for each statement execute function audit_only_grows()"
_TRIGGERS = {
    "sqlite": tuple(_SQLITE.format(event=event) for event in ("update", "delete")),
    "postgresql": (_FUNCTION, _ROWS, _ALL),
}


def upgrade() -> None:
    _people()
    _documents()
    _audit()
    _first_rows()


def _people() -> None:
    op.create_table(
        "units",
        sa.Column("id", sa.Integer),
        sa.Column("parent_id", sa.Integer),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name="fk_units_parent_id_units"),
        sa.UniqueConstraint("parent_id", "name", name="uq_units_parent_id_name"),
    )
    op.create_index("ix_units_parent_id", "units", ["parent_id"])
    op.create_table(
        "users",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_users_unit_id_units"),
        sa.UniqueConstraint("name", name="uq_users_name"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_documents_unit_id_units"),
    )
    op.create_index("ix_documents_unit_id", "documents", ["unit_id"])
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("lock", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
        sa.Column("changed_by", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_versions_document_id_documents"),
        sa.ForeignKeyConstraint(["changed_by"], ["users.id"], name="fk_versions_changed_by_users"),
        sa.UniqueConstraint("document_id", "number", name="uq_versions_document_id_number"),
    )
    effective = sa.text("state = 'berlaku'")
    op.create_index(
        "uq_versions_effective",
        "versions",
        ["document_id"],
        unique=True,
        sqlite_where=effective,
        postgresql_where=effective,
    )
    op.create_table(
        "version_authors",
        sa.Column("version_id", sa.Integer),
        sa.Column("user_id", sa.Integer),
        sa.PrimaryKeyConstraint("version_id", "user_id", name="pk_version_authors"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_version_authors_version_id_versions"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_version_authors_user_id_users"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_subject", "audit", ["subject"])
    for trigger in _TRIGGERS[op.get_bind().dialect.name]:
        op.execute(trigger)


def _first_rows() -> None:
    """The root of the tree, and the account of the command line, which has no password and cannot sign in."""
    op.execute("insert into units (name) values ('Instansi')")
    op.execute(
        "insert into users (name, full_name, role, unit_id, password, active, must_change)"
        " select 'terminal', 'terminal', 'admin', id, '', true, false from units"
    )
