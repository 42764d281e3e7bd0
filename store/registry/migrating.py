"""Brings a database to the tables this program knows, a backup of SQLite first."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine

from model.errors import SopError
from model.text import Text
from store.registry.connection import PRIVATE, engine_for, reading, said, sqlite_file, writing

_NEWER = Text(
    id="{url}: dibuat oleh program yang lebih baru ({revision}). Perbarui program ini atau pulihkan cadangan.",
    en="{url}: made by a newer program ({revision}). Update this program or restore a backup.",
)
_BUSY = Text(
    id="{url}: sedang dimutakhirkan oleh proses lain. Ulangi sebentar lagi.",
    en="{url}: another process is bringing it up to date. Try again in a moment.",
)
_PATIENCE = 60
_STEPS = Path(__file__).parent / "migrations"


def head() -> str:
    """The revision this program knows."""
    revision = ScriptDirectory(str(_STEPS)).get_current_head()
    assert revision is not None
    return revision


def revision_of(engine: Engine) -> str | None:
    """The revision of the database; None when it has no tables yet."""
    with reading(engine) as connection:
        return _revision(connection)


def is_registry(url: URL) -> bool:
    """Whether the database has tables of a registry, of whatever age."""
    engine = engine_for(url)
    try:
        return revision_of(engine) is not None
    finally:
        engine.dispose()


def upgrade(engine: Engine) -> Path | None:
    """Takes the steps that are missing; the backup made before, if there was something to save."""
    if revision_of(engine) == head():
        return None
    file = sqlite_file(engine.url)
    if file is None:
        _take_steps(engine)
        return None
    try:
        with FileLock(f"{file}.lock", timeout=_PATIENCE):
            return _upgrade_file(engine, file)
    except Timeout as error:
        raise SopError(_BUSY, url=str(file)) from error


def _upgrade_file(engine: Engine, file: Path) -> Path | None:
    """Another process may have taken the steps while this one waited for the lock."""
    revision = revision_of(engine)
    if revision == head():
        return None
    _refuse_newer(engine, revision)
    saved = snapshot(engine, _beside(file, revision)) if revision else None
    _take_steps(engine)
    return saved


def snapshot(engine: Engine, target: Path) -> Path:
    """`target`, a new file with all an SQLite database holds now, writers at work or not."""
    target.touch(mode=PRIVATE, exist_ok=False)
    try:
        with said(engine.url), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("vacuum into ?", (str(target),))
    except SopError:
        target.unlink()
        raise
    return target


def _beside(file: Path, revision: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return file.with_name(f"{file.stem}.{revision}.{stamp}.backup.db")


def _take_steps(engine: Engine) -> None:
    with writing(engine) as connection:
        _refuse_newer(engine, _revision(connection))
        config = Config()
        config.set_main_option("script_location", str(_STEPS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _refuse_newer(engine: Engine, revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory(str(_STEPS)).walk_revisions()}
    if revision is not None and revision not in known:
        url = engine.url.render_as_string(hide_password=True)
        raise SopError(_NEWER, url=url, revision=revision)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
