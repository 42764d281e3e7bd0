"""Real SOPs against labels read by eye.

The documents stay outside this repository: `golden/seeds.json` holds structure, numbers and dates
in the clear and every text as the first 16 hex digits of its SHA-256, as it is written; `repaired` has
the texts that are read with words put right, each checked by eye.
"""

import hashlib
import json
from pathlib import Path

import pytest

from ingest.parse import parse
from model.sop import SECTIONS, Procedure, SopDocument, Step
from model.sop_json import sop_data
from tests.ingest.originals import original, value

_ROOT = Path(__file__).parents[2]
_SEEDS = _ROOT.parent / "shared" / "seeds"
_GOLDEN = json.loads((_ROOT / "tests" / "golden" / "seeds.json").read_text(encoding="utf-8"))
_TIME = ("kind", "min", "max", "unit", "day_type", "per")

pytestmark = pytest.mark.skipif(not _SEEDS.is_dir(), reason="the real SOPs are not beside this repository")


@pytest.mark.parametrize("key", _GOLDEN)
def test_seed_reads_as_labelled(key: str) -> None:
    (path,) = _SEEDS.glob(f"{key}_*")
    document = parse(path)
    read = _fields(_masked(original(document)) | {"repaired": _repaired(document)})
    labelled = _fields(_GOLDEN[key])
    assert {at: value for at, value in read.items() if labelled.get(at) != value} == {}
    assert read.keys() == labelled.keys()


def _repaired(document: SopDocument) -> dict[str, str | None]:
    """The texts with repaired words, by their place."""
    data = sop_data(document)
    places = [repair.at for repair in document.repairs if repair.rule not in ("lane_name_lost", "section_label")]
    return {at.replace("/", "."): _hash(str(value(data, at))) for at in places}


def _fields(data: object, at: str = "") -> dict[str, object]:
    """Every leaf of `data` by its JSON pointer; an empty list is a leaf."""
    if not isinstance(data, dict | list) or not data:
        return {at: data}
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    return {leaf: value for key, part in entries for leaf, value in _fields(part, f"{at}/{key}").items()}


def _hash(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def _salted(text: str | None, document: SopDocument) -> str | None:
    """A person's data are few enough to be guessed from a bare hash: the document itself is the salt."""
    return None if text is None else _hash(document.source.sha256 + text)


def _hashes(texts: tuple[str, ...]) -> list[str | None]:
    return [_hash(text) for text in texts]


def _masked(document: SopDocument) -> dict[str, object]:
    signed = document.approval
    dates = {name: getattr(document, name) for name in ("created", "revised", "effective")}
    return {
        "institution": _hashes(document.institution),
        "number": _hash(document.number),
        "title": _hash(document.title),
        **{name: day.isoformat() if day else None for name, day in dates.items()},
        "approval": {name: _salted(getattr(signed, name), document) for name in ("position", "name", "nip")}
        | {"electronic": signed.electronic},
        "legal_basis": [
            {"text": _hash(law.text), "kind": law.kind, "number": law.number, "year": law.year}
            for law in document.legal_basis
        ],
        **{name: _hashes(getattr(document, name)) for name in SECTIONS if name != "legal_basis"},
        "procedures": [_procedure(procedure) for procedure in document.procedures],
    }


def _procedure(procedure: Procedure) -> dict[str, object]:
    return {
        "title": _hash(procedure.title),
        "lanes": _hashes(procedure.lanes),
        "steps": [_step(step) for step in procedure.steps],
        "branches": sorted([e.source.step, e.target.step, e.label] for e in procedure.edges if e.label),
    }


def _step(step: Step) -> dict[str, object]:
    texts = {name: _hash(getattr(step, name)) for name in ("activity", "requirements", "output", "remarks")}
    return {
        "number": step.number,
        **texts,
        "time": {name: getattr(step.time, name) for name in _TIME},
        "performer_stated": next((p.lane for p in step.performers if p.status == "stated"), None),
    }
