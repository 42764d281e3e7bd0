"""The trail: it only grows, and whatever changes in it shows at its row."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from hashlib import sha256

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from model.registry import Act, AuditRow, User
from store.registry.audit import START, append, digest, verify
from store.registry.registry import Registry, open_registry
from store.registry.schema import audit, versions
from store.registry.users import terminal
from store.registry.versions import save_draft
from tests.store.registry.office import Office, sop

_FREED = {
    "sqlite": ("drop trigger audit_keeps_update", "drop trigger audit_keeps_delete"),
    "postgresql": ("drop trigger audit_keeps_rows on audit",),
}


def _filled(registry: Registry, rows: int) -> User:
    user = terminal(registry)
    with registry.writing() as connection:
        for number in range(1, rows + 1):
            append(connection, user, Act("uji", f"hal:{number}", {"nomor": number, "kata": "é"}))
    return user


def _tampered(registry: Registry, statement: str) -> None:
    """What the owner of the database can do: away with the triggers, then change."""
    with registry.writing() as connection:
        for line in (*_FREED[registry.engine.dialect.name], statement):
            connection.exec_driver_sql(line)


def test_an_empty_trail_holds(registry: Registry) -> None:
    assert astuple(verify(registry)) == (0, START, None)


def test_a_digest_is_that_of_plain_json() -> None:
    row = AuditRow(1, "2026-11-22T02:00:00.000000+00:00", "rani", "uji", "hal:1", '{"n":1}', START, "")
    event = f'[1,"2026-11-22T02:00:00.000000+00:00","rani","uji","hal:1","{{\\"n\\":1}}","{START}"]'
    assert digest(row) == sha256(event.encode()).hexdigest()
    assert digest(replace(row, digest="lain")) == digest(row)


@pytest.mark.parametrize(
    "statement", ["update audit set actor = 'x' where id = 2", "delete from audit where id = 3", "delete from audit"]
)
def test_the_database_refuses_changes(registry: Registry, statement: str) -> None:
    _filled(registry, 3)
    with pytest.raises(DBAPIError, match="audit only grows"), registry.engine.begin() as connection:
        connection.execute(text(statement))
    assert verify(registry).rows == 3


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("update audit set facts = replace(facts, '\"nomor\":4', '\"nomor\":5') where id = 4", 4),
        ("update audit set at = replace(at, '+', '-') where id = 7", 7),
        ("update audit set actor = 'terminaL' where id = 1", 1),
        ("update audit set previous = replace(previous, substr(previous, 1, 1), 'x') where id = 5", 5),
        ("update audit set digest = replace(digest, substr(digest, 1, 1), 'x') where id = 6", 6),
        ("delete from audit where id = 3", 3),
        ("update audit set id = 99 where id = 9", 9),
    ],
)
def test_a_change_shows_at_its_row(registry: Registry, statement: str, row: int) -> None:
    _filled(registry, 9)
    assert verify(registry).broken is None
    _tampered(registry, statement)
    found = verify(registry)
    assert (found.rows, found.broken) == (row - 1, row)


def test_a_cut_tail_shows_against_a_head_noted_before(registry: Registry) -> None:
    _filled(registry, 5)
    head = verify(registry).head
    _filled(registry, 2)
    assert verify(registry, head).broken is None
    _tampered(registry, "delete from audit where id > 4")
    assert verify(registry).broken is None
    assert verify(registry, head).broken == 5


def test_writers_at_once_make_one_chain(registry: Registry) -> None:
    url = registry.engine.url.render_as_string(hide_password=False)

    def write(_number: int) -> None:
        with open_registry(url) as own:
            for _turn in range(25):
                _filled(own, 1)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    found = verify(registry)
    assert (found.rows, found.broken) == (100, None)


def test_every_act_is_in_the_trail(office: Office) -> None:
    office.draft()
    assert verify(office.registry).rows == 8


def test_the_trail_knows_what_was_written(office: Office) -> None:
    version = office.draft()
    save_draft(office.registry, office.rani, version, sop("Peminjaman arsip statis"))
    with office.registry.reading() as connection:
        content = connection.execute(select(versions.c.content)).scalar_one()
        facts = connection.execute(select(audit.c.facts).order_by(audit.c.id.desc()).limit(1)).scalar_one()
    assert json.loads(facts) == {"sha256": sha256(content.encode()).hexdigest()}
