"""Activity names of a log → steps of an SOP, with a confidence to review."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.language.morphology import roots
from model.errors import SopError
from model.report import Mapped
from model.sop import SopDocument
from model.text import Text

_BAD_MAP = Text(
    id="{name}: pemetaan tidak dapat dibaca ({why}). Tulis CSV activity,step[,procedure] atau JSON {{kegiatan: langkah}}.",
    en="{name}: the mapping cannot be read ({why}). Write CSV activity,step[,procedure] or JSON {{activity: step}}.",
)
_NUMBERED = re.compile(r"(?:langkah|step|tahap|kegiatan|no\.?)?\s*(\d{1,3})(?:\s*[.):-]\s*|\s*$)", re.IGNORECASE)
_ENOUGH = 0.45
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that activities may stand for."""

    procedure: int
    step: str
    activity: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text made comparable: its roots, its weighted trigrams, and the sum of their squares."""

    words: str
    vector: dict[str, float]
    square: float


def candidates(document: SopDocument) -> tuple[Candidate, ...]:
    """All steps of all procedures."""
    return tuple(
        Candidate(i, step.number, step.activity)
        for i, procedure in enumerate(document.procedures)
        for step in procedure.steps
    )


def suggest(names: tuple[str, ...], document: SopDocument) -> tuple[Mapped, ...]:
    """The likeliest step for each activity name; names like no step are left out.

    One step takes one name, the best pair first; equal words and step numbers come before all.
    """
    steps = candidates(document)
    weights = _weights([c.activity for c in steps] + list(names))
    known = [(c, _wording(c.activity, weights)) for c in steps]
    scored = [(score, name, c) for name in names for score, c in _scores(name, known, weights)]
    taken: dict[str, Mapped] = {}
    used: set[tuple[int, str]] = set()
    for score, name, c in sorted(scored, key=lambda s: (-s[0], s[1], s[2].procedure)):
        if score >= _ENOUGH and name not in taken and ((c.procedure, c.step) not in used or score == 1):
            taken[name] = Mapped(name, c.procedure, c.step, round(score, 3))
            used.add((c.procedure, c.step))
    return tuple(taken[name] for name in names if name in taken)


def read_map(path: Path) -> tuple[Mapped, ...]:
    """The user's mapping: JSON object or list, or CSV with activity, step and perhaps procedure."""
    text = decode(read_bytes(path), path.name)
    try:
        rows = _json_rows(text) if path.suffix.lower() == ".json" else list(csv.DictReader(io.StringIO(text)))
        return tuple(Mapped(str(r["activity"]), int(str(r.get("procedure") or 0)), str(r["step"]), 1.0) for r in rows)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SopError(_BAD_MAP, name=path.name, why=repr(error)) from error


def overridden(suggested: tuple[Mapped, ...], given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """`suggested` with what the user says in its place."""
    said = {mapped.activity: mapped for mapped in given}
    return (*(m for m in suggested if m.activity not in said), *given)


def _json_rows(text: str) -> list[dict[str, object]]:
    data = json.loads(text)
    if isinstance(data, list):
        return data
    entries = data.get("mapping", data)
    if isinstance(entries, list):
        return entries
    return [{"activity": a, **(s if isinstance(s, dict) else {"step": s})} for a, s in entries.items()]


def _scores(
    name: str, known: list[tuple[Candidate, _Wording]], weights: dict[str, float]
) -> Iterator[tuple[float, Candidate]]:
    """How well `name` fits each of the `known` steps: 1 for the same words, 0.99 for its number."""
    numbered = _NUMBERED.match(name)
    rest = name[numbered.end() :] if numbered else name
    wording = _wording(rest or name, weights)
    for candidate, its in known:
        likeness = _likeness(wording, its)
        same_number = numbered is not None and numbered[1] == candidate.step
        if _plain(name) == _plain(candidate.activity):
            yield 1.0, candidate
        elif same_number and (not rest or likeness > _ENOUGH / 2):
            yield 0.99, candidate
        else:
            yield likeness, candidate


def _wording(text: str, weights: dict[str, float]) -> _Wording:
    vector = {gram: n * weights.get(gram, 1.0) for gram, n in _grams(text).items()}
    return _Wording(_root_words(text), vector, sum(v * v for v in vector.values()))


def _likeness(a: _Wording, b: _Wording) -> float:
    """Mean of two measures on roots: TF-IDF cosine of trigrams, and the token set ratio."""
    if not (a.words and b.words):
        return 0.0
    return min(0.98, (_cosine(a, b) + token_set_ratio(a.words, b.words) / 100) / 2)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _root_words(text: str) -> str:
    return " ".join(sorted(roots(text)))


def _grams(text: str) -> Counter[str]:
    padded = f" {_root_words(text)} "
    return Counter(padded[i : i + _GRAM] for i in range(len(padded) - _GRAM + 1))


def _weights(texts: list[str]) -> dict[str, float]:
    """Inverse document frequency of each trigram."""
    counts = Counter(gram for text in texts for gram in _grams(text))
    return {gram: log((1 + len(texts)) / (1 + n)) + 1 for gram, n in counts.items()}


def _cosine(a: _Wording, b: _Wording) -> float:
    dot = sum(value * b.vector.get(gram, 0.0) for gram, value in a.vector.items())
    norm = sqrt(a.square * b.square)
    return dot / norm if norm else 0.0
