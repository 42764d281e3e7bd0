"""Whether what the program needs is there: one probe for each thing, with its remedy."""

import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import which
from tempfile import TemporaryFile

import duckdb

from model.errors import SopError
from model.text import Text
from store.engines.parquet_query import query_parquet
from store.registry.connection import address, engine_for, sqlite_file
from store.registry.migrating import head, revision_of

_LEAST = (3, 11)
# Fonts as wide as Arial, in which documents are laid out.
_ARIAL = ("Arial", "Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans")
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program is to work."""

    workspace: Path
    database: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a probe found, and whether that will do."""

    good: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What is looked at, how, and what to do when it will not do; what does not matter may be absent."""

    name: Text
    look: Callable[[Place], Seen]
    remedy: Text
    matters: bool = True


def _python(_place: Place) -> Seen:
    return Seen(sys.version_info >= _LEAST, platform.python_version())


def _workspace(place: Place) -> Seen:
    """Whether the folder, or the nearest one above that exists, takes a file."""
    folder = next(one for one in (place.workspace, *place.workspace.absolute().parents) if one.exists())
    try:
        with TemporaryFile(dir=folder):
            return Seen(good=True, detail=str(place.workspace))
    except OSError as error:
        return Seen(good=False, detail=f"{folder}: {error.strerror}")


def _database(place: Place) -> Seen:
    """Whether the database answers and has the tables of this program; it is not touched."""
    try:
        url = address(place.database)
        shown, file = url.render_as_string(hide_password=True), sqlite_file(url)
        if file is not None and not file.exists():
            return Seen(good=False, detail=f"{shown}: -")
        engine = engine_for(url)
        try:
            revision = revision_of(engine)
        finally:
            engine.dispose()
        return Seen(revision == head(), f"{shown}: {revision or '-'}")
    except SopError as error:
        return Seen(good=False, detail=str(error))


def _engine(_place: Place) -> Seen:
    try:
        (row,) = query_parquet("select sum(range) as total from range(101)", {})
    except duckdb.Error as error:
        return Seen(good=False, detail=str(error).partition("\n")[0])
    return Seen(int(row.total) == 5050, f"DuckDB {duckdb.__version__}")  # noqa: PLR2004 (1 + 2 + … + 100)


def _program(names: tuple[str, ...], _place: Place) -> Seen:
    found = next((path for path in map(which, names) if path), None)
    return Seen(found is not None, found or f"{names[0]}: -")


def _fonts(_place: Place) -> Seen:
    """Which font stands for Arial here."""
    program = which("fc-match")
    if program is None:
        return Seen(good=False, detail="fc-match: -")
    command = [program, "--format", "%{family}", "Arial"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False).stdout  # noqa: S603 (a program from PATH, fixed words)
    return Seen(found.startswith(_ARIAL), found or "-")


PROBES = (
    Probe(
        Text(id="Python", en="Python"),
        _python,
        Text(id="Pasang Python 3.11 atau yang lebih baru.", en="Install Python 3.11 or newer."),
    ),
    Probe(
        Text(id="Ruang kerja", en="Workspace"),
        _workspace,
        Text(
            id="Beri izin menulis atau pilih folder lain dengan --workspace.",
            en="Permit writing or choose another folder with --workspace.",
        ),
    ),
    Probe(
        Text(id="Basis data", en="Database"),
        _database,
        Text(
            id="Jalankan `sop db upgrade`; bila tetap gagal, periksa --database atau SOP_DATABASE.",
            en="Run `sop db upgrade`; if that fails too, check --database or SOP_DATABASE.",
        ),
    ),
    Probe(
        Text(id="Mesin hitung", en="Engine"),
        _engine,
        Text(id="Pasang ulang program beserta pustakanya.", en="Install the program and its libraries again."),
    ),
    Probe(
        Text(id="LibreOffice", en="LibreOffice"),
        partial(_program, ("soffice",)),
        Text(
            id="Pasang LibreOffice Writer bila bagan dalam berkas Word perlu dibaca dengan teliti.",
            en="Install LibreOffice Writer where flowcharts in Word files have to be read closely.",
        ),
        matters=False,
    ),
    Probe(
        Text(id="Java", en="Java"),
        partial(_program, ("java",)),
        Text(id="Pasang Java 17 bila memakai --engine spark.", en="Install Java 17 to use --engine spark."),
        matters=False,
    ),
    Probe(
        Text(id="Chromium", en="Chromium"),
        partial(_program, ("chromium", "chromium-browser", "google-chrome")),
        Text(id="Pasang Chromium bila menguji aplikasi web.", en="Install Chromium to test the web app."),
        matters=False,
    ),
    Probe(
        Text(id="Huruf", en="Fonts"),
        _fonts,
        Text(
            id="Pasang huruf Liberation (fonts-liberation) agar dokumen tampil dengan ukuran yang benar.",
            en="Install the Liberation fonts (fonts-liberation) so that documents show in the right size.",
        ),
        matters=False,
    ),
)
