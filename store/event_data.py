"""Event data: an append-only log in Parquet files, told by one manifest.

<root>/manifest.json         the files that count, and what was imported from where
<root>/data/<month>/*.parquet   events by the month in which their case began
<root>/cases/*.parquet       the month of every case
<root>/rejected/*.parquet    rows that could not be used
<root>/.incoming-*           what a writer at work needs besides

Files are never changed. A writer adds files and then puts a new manifest in the place of the old one:
readers see all of an import or nothing of it, and what a killed writer leaves behind counts for nothing.
"""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from model.errors import SopError
from model.log import Import
from model.sop_json import build, to_data
from model.text import Text

_BUSY = Text(
    id="{name}: sedang diisi oleh proses lain. Ulangi setelah itu selesai.",
    en="{name}: another process is adding to it. Try again when that is done.",
)
_BROKEN = Text(
    id="{name}: bukan data kejadian yang sah ({why}). Pulihkan dari cadangan.",
    en="{name}: no valid event data ({why}). Restore it from a backup.",
)
_LOST = Text(
    id="{name}: berkas data {path} hilang. Pulihkan dari cadangan.",
    en="{name}: the data file {path} is missing. Restore it from a backup.",
)
_FOLDERS = ("data", "cases", "rejected")
_AT_WORK = ".lock"
_PATIENCE = 60
_PART = 2_000_000


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of events, its path below the root."""

    path: str
    month: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What counts: data files, files of cases and of rejected rows, imports. `left` are files no longer in use."""

    files: tuple[DataFile, ...] = ()
    cases: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    imports: tuple[Import, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def next_row(self) -> int:
        """The number of the next row to be imported."""
        last = max(self.imports, key=lambda one: one.first_row, default=None)
        return last.first_row + last.rows if last else 1

    def before(self, sha256: str, columns: str) -> Import | None:
        """The import of the same file with the same columns; None when there was none."""
        return next((one for one in self.imports if (one.sha256, one.columns) == (sha256, columns)), None)

    def rejected_in(self, done: Import) -> tuple[str, ...]:
        """The file of the rows that an import rejected; none where it rejected none."""
        files = zip((one.first_row for one in self.imports if one.rejected), self.rejected, strict=True)
        return tuple(file for first_row, file in files if first_row == done.first_row)


@dataclass(frozen=True, slots=True)
class EventData:
    """Event data below the folder `root`."""

    root: Path

    def manifest(self) -> Manifest:
        """What counts now; nothing when nothing was imported."""
        if not self._manifest.exists():
            return Manifest()
        try:
            return build(Manifest, json.loads(self._manifest.read_text(encoding="utf-8")))
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise SopError(_BROKEN, name=self.root.name, why=error) from error

    def parts(self, manifest: Manifest, size: int = _PART) -> tuple[tuple[Path, ...], ...]:
        """The data files in order of their months, in parts of some `size` events that hold whole cases."""
        files = sorted(manifest.files, key=lambda file: (file.month, file.path))
        before = accumulate((file.rows for file in files), initial=0)
        months: dict[str, int] = {}
        for file, rows in zip(files, before, strict=False):
            months.setdefault(file.month, rows // size)
        groups = groupby(files, key=lambda file: months[file.month])
        return tuple(self.paths(tuple(file.path for file in group)) for _part, group in groups)

    def paths(self, names: tuple[str, ...]) -> tuple[Path, ...]:
        """Files named in the manifest; `SopError` names one that is not there."""
        for name in names:
            if not (self.root / name).exists():
                raise SopError(_LOST, name=self.root.name, path=name)
        return tuple(self.root / name for name in names)

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """A folder for what a writer needs while it works; those of writers that were killed are gone."""
        self.root.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            with FileLock(self.root / ".incoming.lock"):
                for folder in self.root.glob(".incoming-*"):
                    _clear(folder)
                own = stack.enter_context(TemporaryDirectory(dir=self.root, prefix=".incoming-"))
                stack.enter_context(FileLock(Path(own) / _AT_WORK))
            yield Path(own)

    @contextmanager
    def writing(self) -> Iterator[Manifest]:
        """The manifest, while no other process writes; leftovers of a writer that was killed are gone."""
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.root / ".lock", timeout=_PATIENCE):
                if not self._manifest.exists():
                    self._begin()
                manifest = self.manifest()
                self._sweep(manifest)
                yield manifest
        except Timeout as error:
            raise SopError(_BUSY, name=self.root.name) from error

    def publish(self, manifest: Manifest) -> None:
        """Makes `manifest` the one that counts, at once."""
        fresh = self._manifest.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(json.dumps(to_data(manifest), ensure_ascii=False, indent=1))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._manifest)

    def _begin(self) -> None:
        """Publishes that nothing is there yet; data without a manifest is refused, or the sweep would take it."""
        if any(self._data_files()):
            raise SopError(_BROKEN, name=self.root.name, why="manifest.json")
        self.publish(Manifest())

    def _data_files(self) -> Iterator[Path]:
        return (path for folder in _FOLDERS for path in (self.root / folder).rglob("*.parquet"))

    def _sweep(self, manifest: Manifest) -> None:
        """Removes data files that neither count nor are left for readers still at them."""
        known = {file.path for file in manifest.files} | {*manifest.cases, *manifest.rejected, *manifest.left}
        for path in self._data_files():
            if path.relative_to(self.root).as_posix() not in known:
                path.unlink()

    @property
    def _manifest(self) -> Path:
        return self.root / "manifest.json"


def _clear(folder: Path) -> None:
    """Removes the folder of a writer unless that is still at work."""
    with suppress(Timeout):
        FileLock(folder / _AT_WORK, timeout=0).acquire().lock.release()
        rmtree(folder, ignore_errors=True)


def compacted(manifest: Manifest, merged: dict[str, DataFile]) -> Manifest:
    """`manifest` with one file for each month in `merged`; the files it replaces stay for readers still at them."""
    kept = tuple(file for file in manifest.files if file.month not in merged)
    left = tuple(file.path for file in manifest.files if file.month in merged)
    return replace(manifest, files=(*kept, *merged.values()), left=left)
