"""Procedures whose performers, verbs, objects, recipients and branches are known.

`heldout_procedures/` was written before the rules and is only measured on. The real SOPs lie outside this repository:
`golden/seeds_language.json` holds their words as the first 16 hex digits of the SHA-256 of the lower-case text.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.language.rows import RowTexts
from ingest.layout.markup import lines_of
from ingest.layout.narrative import read_narrative
from ingest.layout.performers import texts_of
from ingest.layout.procedure import tables_of
from ingest.layout.table import find_tables

HELD_OUT = Path(__file__).parent / "heldout_procedures"
SEEDS_KNOWN = Path(__file__).parents[1] / "golden" / "seeds_language.json"


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A step's texts and what is right about them; words are plain or hashed, an open performer has several lanes."""

    texts: RowTexts
    performers: frozenset[int]
    verbs: tuple[str, ...] = ()
    object: str | None = None
    recipient: str | int | None = None
    branches: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownProcedure:
    """A procedure with known steps; `cells` holds what its lane cells say, `hashed` how its words are compared."""

    name: str
    lanes: tuple[str, ...]
    steps: tuple[KnownStep, ...]
    narrative: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    hashed: bool = False


def hashed(text: str) -> str:
    """The hash by which words of a real document are compared."""
    return hashlib.sha256(text.lower().encode()).hexdigest()[:16]


def held_out() -> Iterator[KnownProcedure]:
    """The invented procedures."""
    for path in sorted(HELD_OUT.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        yield KnownProcedure(path.stem, tuple(data["lanes"]), tuple(_invented(step) for step in data["steps"]))


def _invented(step: dict[str, object]) -> KnownStep:
    activity, requirements, output, remarks = (
        str(step[name]) for name in ("activity", "requirements", "output", "remarks")
    )
    texts = RowTexts(activity, requirements, output, remarks)
    return _known(texts, step, [step["performer"]])


def _known(texts: RowTexts, step: dict[str, object], performers: object) -> KnownStep:
    verbs, branches, told = step["verbs"], step["branches"], step["object"]
    recipient = step["recipient"]
    assert isinstance(verbs, list)
    assert isinstance(branches, list)
    assert isinstance(performers, list)
    assert recipient is None or isinstance(recipient, str | int)
    return KnownStep(
        texts=texts,
        performers=frozenset(performers),
        verbs=tuple(verbs),
        object=None if told is None else str(told),
        recipient=recipient,
        branches=frozenset((b["label"], b["to"]) for b in branches if b["to"]),
    )


def seeds(folder: Path) -> Iterator[KnownProcedure]:
    """The labelled real SOPs of `folder`."""
    for key, known in json.loads(SEEDS_KNOWN.read_text(encoding="utf-8")).items():
        (path,) = folder.glob(f"{key}_*")
        lines = lines_of(path.read_text(encoding="utf-8"))
        tables = tables_of(find_tables(lines))
        for table, labels in zip(tables, known, strict=True):
            texts = zip(texts_of(table.rows), labels, strict=True)
            steps = tuple(_known(text, label, label["performers"]) for text, label in texts)
            yield KnownProcedure(
                key, table.lanes, steps, read_narrative(lines), tuple(r.marks for r in table.rows), hashed=True
            )
