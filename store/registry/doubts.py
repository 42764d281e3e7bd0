"""Which doubts of a version nobody has settled yet."""

from sqlalchemy import Connection, select

from model.review import Question, still_open
from model.sop_json import loads
from store.registry.schema import confirmations, versions


def open_in(connection: Connection, version: int) -> tuple[Question, ...]:
    """The open doubts of the version with the id `version`, whoever may see it."""
    content = connection.execute(select(versions.c.content).where(versions.c.id == version)).scalar_one()
    return still_open(loads(content, f"version:{version}"), confirmed_in(connection, version))


def confirmed_in(connection: Connection, version: int) -> frozenset[str]:
    """The names of the doubts of a version that somebody settled."""
    places = select(confirmations.c.place).where(confirmations.c.version_id == version)
    return frozenset(connection.execute(places).scalars())
