"""The held-out text on words, and how much of it the rules get right."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from ingest.language.dates import date_reading
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from ingest.language.repairs import applied, fixes
from ingest.mapping.activities import suggest
from model.log import Seen
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time

FOLDER = Path(__file__).parent / "heldout_words"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many are right, out of how many, and the texts that are not."""

    right: int
    total: int
    wrong: tuple[str, ...]


def rows(name: str) -> list[Row]:
    """The rows of the table `name`."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def clean_lines() -> list[str]:
    """Sentences without any slip."""
    return (FOLDER / "clean.txt").read_text(encoding="utf-8").splitlines()


def times() -> Outcome:
    return _outcome({row["text"]: _time(row["text"]) == _cells(row) for row in rows("times.tsv")})


def citations() -> Outcome:
    return _outcome({row["text"]: _law(row["text"]) == _cells(row) for row in rows("citations.tsv")})


def dates() -> Outcome:
    return _outcome({row["text"]: _date(row["text"]) == _cells(row) for row in rows("dates.tsv")})


def repaired() -> Outcome:
    noisy = rows("noisy.tsv")
    return _outcome({row["noisy"]: applied(row["noisy"], fixes(row["noisy"])) == row["clean"] for row in noisy})


def false_changes(texts: list[str]) -> tuple[int, int]:
    """How many words of clean `texts` are changed, and how many there are."""
    changed = sum(fix.certain for text in texts for fix in fixes(text))
    return changed, sum(len(text.split()) for text in texts)


@dataclass(frozen=True, slots=True)
class MappingOutcome:
    """Names on their step, on another step, on none; names of no step, and how many of these were refused."""

    right: int
    wrong: int
    left: int
    strangers: int
    refused: int


def mapped(*, hints: bool) -> MappingOutcome:
    """All four logs mapped, with or without order and performer."""
    found = [_log(log, hints=hints) for log in json.loads((FOLDER / "logs.json").read_text(encoding="utf-8"))]
    return MappingOutcome(*(sum(column) for column in zip(*found, strict=True)))


def _log(log: dict[str, list[list[object]]], *, hints: bool) -> tuple[int, int, int, int, int]:
    truth = {str(name): str(step) for name, step, _, _ in log["names"]}
    strangers = [str(name) for name in log["strangers"]]
    seen = [Seen(str(n), 1, str(role), float(str(at))) if hints else Seen(str(n)) for n, _, role, at in log["names"]]
    got = {m.activity: m.step for m in suggest((*seen, *map(Seen, strangers)), _sop(log["steps"]))}
    right = sum(got.get(name) == step for name, step in truth.items())
    wrong = sum(name in got and got[name] != step for name, step in truth.items())
    refused = sum(name not in got for name in strangers)
    return right, wrong, len(truth) - right - wrong, len(strangers), refused


def _sop(steps: list[list[object]]) -> SopDocument:
    lanes = tuple(dict.fromkeys(str(role) for _, _, role in steps))
    rows_ = tuple(Step(str(n), str(text), Time(), (Performer(lanes.index(str(role))),)) for n, text, role in steps)
    return SopDocument(Source("log", "text", ""), procedures=(Procedure(None, lanes, rows_),))


def _outcome(found: dict[str, bool]) -> Outcome:
    wrong = tuple(text for text, right in found.items() if not right)
    return Outcome(len(found) - len(wrong), len(found), wrong)


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(value for name, value in row.items() if name != "text")


def _time(text: str) -> tuple[str, ...]:
    time = read_time(text)
    bounds = ("" if bound is None else f"{bound:g}" for bound in (time.min, time.max))
    return (time.kind, *bounds, time.unit or "", time.day_type or "", time.per or "")


def _law(text: str) -> tuple[str, ...]:
    law = read_legal(text)
    parts = (law.kind, law.issuer, law.number, law.year, law.title, law.articles)
    return (*(str(part or "") for part in parts), "; ".join(law.amendments))


def _date(text: str) -> tuple[str, ...]:
    reading = date_reading(text)
    return (reading.day.isoformat() if reading.day else "", ",".join(reading.doubts))
