"""What every DuckDB session of ours has: its limits, its walls, and errors in a sentence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

import duckdb

from model.errors import SopError
from model.text import Text

MEMORY = "1500MB"
_DAMAGED = Text(
    id="{name}: tidak dapat dibaca sebagai tabel ({why}). Periksa pemisah kolom dan tanda kutipnya, atau ekspor ulang.",
    en="{name}: cannot be read as a table ({why}). Check its delimiter and quotes, or export it again.",
)
_NO_MEMORY = Text(
    id="{name}: memori tidak cukup ({why}). Tutup program lain, atau bagi log menjadi beberapa berkas.",
    en="{name}: not enough memory ({why}). Close other programs, or split the log into several files.",
)
_NOT_WRITTEN = Text(
    id="{name}: tidak dapat ditulis atau dibaca ({why}). Periksa izin dan tempat kosong di disk, lalu ulangi.",
    en="{name}: cannot be written or read ({why}). Check its permissions and the room on the disk, then try again.",
)
_SAID = ((duckdb.OutOfMemoryException, _NO_MEMORY), (duckdb.IOException, _NOT_WRITTEN), (duckdb.Error, _DAMAGED))
_LONGEST = 160


def shut_off(connection: duckdb.DuckDBPyConnection, folders: Iterable[Path], files: Iterable[Path] = ()) -> None:
    """Leaves `connection` the `folders` and `files`: no other file, no network, and no way to change that."""
    for setting in (
        f"allowed_directories = {_listed(folders)}",
        f"allowed_paths = {_listed(files)}",
        "python_enable_replacements = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"set {setting}")


@contextmanager
def said(name: str) -> Iterator[None]:
    """While it lasts, what DuckDB cannot do with `name` is said in a sentence."""
    try:
        yield
    except duckdb.Error as error:
        text = next(text for kind, text in _SAID if isinstance(error, kind))
        raise SopError(text, name=name, why=str(error).split("\n")[0][:_LONGEST]) from error


def pattern(path: Path) -> str:
    """The name of a file for DuckDB, which takes `[`, `*` and `?` in names for patterns."""
    return escape(str(path.resolve()))


def quoted(text: str) -> str:
    """`text` as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _listed(paths: Iterable[Path]) -> str:
    return "[" + ", ".join(quoted(str(path.resolve())) for path in paths) + "]"
