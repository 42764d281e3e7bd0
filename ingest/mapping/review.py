"""The mapping as a table that people look through, change and keep: CSV out and in."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.mapping.activities import candidates, matches
from model.csv_text import as_said, csv_text, harmless
from model.errors import SopError
from model.log import Seen
from model.report import Mapped
from model.sop import SopDocument
from model.text import Text

_BAD_MAP = Text(
    id="{name}: pemetaan tidak dapat dibaca ({why}). Tulis CSV activity,step[,procedure] atau JSON {{kegiatan: langkah}}.",
    en="{name}: the mapping cannot be read ({why}). Write CSV activity,step[,procedure] or JSON {{activity: step}}.",
)
_HEAD = ("activity", "step", "procedure", "confidence", "how", "events", "step_text", "other_steps")
_SHOWN = 2
# Stands in a mapping for a name that is no step, whatever its words suggest.
NO_STEP = "none"


def review_table(seen: tuple[Seen, ...], mapping: tuple[Mapped, ...], document: SopDocument) -> str:
    """Every activity with its step, how sure that is, and the next best steps, as CSV."""
    texts = {(step.procedure, step.step): step.activity for step in candidates(document)}
    said = {mapped.activity: mapped for mapped in mapping}
    rows = []
    for one, ranked in zip(seen, matches(seen, document), strict=True):
        mapped = said.get(one.activity)
        place = (mapped.procedure, mapped.step) if mapped else None
        others = [m.candidate.step for m in ranked if (m.candidate.procedure, m.candidate.step) != place][:_SHOWN]
        cells = (mapped.step, mapped.procedure, mapped.confidence, mapped.how) if mapped else ("", "", "", "none")
        rows.append((one.activity, *cells, one.events, texts.get(place, "") if place else "", " ".join(others)))
    return csv_text(_HEAD, rows)


def read_map(path: Path, document: SopDocument | None = None) -> tuple[Mapped, ...]:
    """The user's mapping: JSON object or list, or CSV with activity, step and perhaps procedure.

    With `document`, rows that tell a step's text count only while that step still reads so.
    """
    text = decode(read_bytes(path), path.name)
    with _said(path.name):
        rows = _json_rows(text) if path.suffix.lower() == ".json" else _csv_rows(text)
        return _mapped(rows, document)


def read_map_text(text: str, document: SopDocument) -> tuple[Mapped, ...]:
    """The mapping in a CSV text; rows count as in `read_map`."""
    with _said("CSV"):
        return _mapped(_csv_rows(text), document)


@contextmanager
def _said(name: str) -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error) as error:
        raise SopError(_BAD_MAP, name=name, why=repr(error)) from error


def _csv_rows(text: str) -> list[dict[str, object]]:
    return list(csv.DictReader(io.StringIO(text)))


def _mapped(rows: list[dict[str, object]], document: SopDocument | None) -> tuple[Mapped, ...]:
    return tuple(_row(r) for r in _current(rows, document) if str(r["step"]))


def _row(row: dict[str, object]) -> Mapped:
    """A row as the user wrote it, or as an earlier table kept it with how sure it was."""
    return Mapped(
        as_said(str(row["activity"])),
        int(str(row.get("procedure") or 0)),
        str(row["step"]),
        float(str(row.get("confidence") or 1.0)),
        str(row.get("how") or "given"),
    )


def _current(rows: list[dict[str, object]], document: SopDocument | None) -> Iterable[dict[str, object]]:
    if document is None:
        return rows
    texts = {(str(step.procedure), step.step): harmless(step.activity) for step in candidates(document)}
    return [r for r in rows if not r.get("step_text") or texts.get((str(r.get("procedure") or 0), str(r["step"]))) == r["step_text"]]  # fmt: skip


def _json_rows(text: str) -> list[dict[str, object]]:
    data = json.loads(text)
    if isinstance(data, list):
        return data
    entries = data.get("mapping", data)
    if isinstance(entries, list):
        return entries
    return [{"activity": a, **(s if isinstance(s, dict) else {"step": s})} for a, s in entries.items()]
