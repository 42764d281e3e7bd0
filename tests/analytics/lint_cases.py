"""Cases of the rules on documents: `tests/cases/<CODE>.yml` against the good SOP in `tests/cases/good.yml`.

A case `change`s places of the good SOP: a JSON pointer without its first slash, and `steps/…`, `lanes`, `edges`
for those of its procedure. A performer is written "1 decision", an arrow "2>1 Tidak", or with lanes "2@1>2@0 Tidak", a Waktu and a regulation as
on paper. `drawn: false` makes it a text without drawing, `second` adds a copy of its procedure with such changes,
`others` are changed good SOPs that are examined with it, `pages` the page of each step, `doubts` and `repairs` those
of the reader, `lint` and `standard` what the office file says, `today` the day. A failing case names all places `at` which the rule finds
something, what the first finding `says` in Indonesian, and its `severity`.
"""

import json
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from analytics.linting.lint import Manner, lint
from analytics.offices.office import office_in
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from linting import WORDS
from model.lint import Finding
from model.sop import SopDocument
from model.sop_json import loads, to_data

FOLDER = Path(__file__).parents[1] / "cases"
Data = dict[str, object]
_OWN = ("steps", "lanes", "edges")


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the rule `code` that is to pass or to fail, as its file has it."""

    code: str
    passes: bool
    said: Data

    @property
    def name(self) -> str:
        return f"{self.code} {'passes' if self.passes else 'fails'}: {self.said['case']}"


def cases(code: str) -> tuple[Case, ...]:
    """All cases of a rule."""
    said = yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))
    return tuple(Case(code, passes, one) for kind, passes in (("pass", True), ("fail", False)) for one in said[kind])


def found(said: Data) -> tuple[Finding, ...]:
    """All findings in the document that a case describes."""
    others = [_document(f"lain-{n}.txt", {"change": one}) for n, one in enumerate(_list(said, "others"), 1)]
    standard = (
        f'standard.total = {{amount = {str(said["standard"]).replace(" ", ", unit = " + chr(34), 1)}"}}\n'
        if "standard" in said
        else ""
    )
    office = office_in(f"{standard}[lint]\n{said.get('lint', '')}", "kantor.toml", "id-5day")
    manner = Manner(WORDS, office.lint, cast("date | None", said.get("today")), office.standard)
    return lint([good_sop(said), *others], manner)[0].findings


def good_sop(said: Data | None = None) -> SopDocument:
    """The good SOP as the case `said` changes it."""
    return _document("baik.txt", said or {})


def _document(name: str, said: Data) -> SopDocument:
    data = deepcopy(_good())
    data["source"] = {"name": name, "format": "text", "sha256": name}
    for key, value in cast("Data", said.get("change", {})).items():
        _put(data, _pointer(key), value)
    if "second" in said:
        _add_copy(data, cast("Data", said["second"]))
    data["doubts"] = [
        dict(zip(("at", "code", "message"), (*doubt, ""), strict=False)) for doubt in _list(said, "doubts")
    ]
    data["repairs"] = [
        dict(zip(("at", "old", "new", "rule"), one, strict=True)) | {"confidence": 1} for one in _list(said, "repairs")
    ]
    data["evidence"] = {
        f"/procedures/0/steps/{n}/activity": {"page": page} for n, page in enumerate(_list(said, "pages"))
    }
    document = loads(json.dumps(data, default=str), name)
    return document if said.get("drawn", True) else _undrawn(document)


def _list(said: Data, key: str) -> list[Any]:
    return cast("list[Any]", said.get(key, []))


@cache
def _good() -> Data:
    """The good SOP as the public JSON."""
    data: Data = yaml.safe_load((FOLDER / "good.yml").read_text(encoding="utf-8"))
    procedure = cast("Data", data.pop("procedure"))
    steps = cast("list[list[str]]", procedure["steps"])
    rows = (dict(zip(("activity", "performers", "requirements", "time", "output"), row, strict=True)) for row in steps)
    procedure["steps"] = [_row(n, row) for n, row in enumerate(rows, 1)]
    procedure["edges"] = _value("edges", procedure["edges"])
    data["legal_basis"] = _value("legal_basis", data["legal_basis"])
    return {"schema": "sop/1", **data, "procedures": [procedure]}


def _row(number: int, row: dict[str, str]) -> Data:
    return {
        "number": str(number),
        **row,
        "performers": [_performer(row["performers"])],
        "time": to_data(read_time(row["time"])),
    }


def _pointer(key: str) -> list[str]:
    keys = key.strip("/").split("/")
    return ["procedures", "0", *keys] if keys[0] in _OWN else keys


def _put(data: Data, keys: list[str], value: object) -> None:
    holder: object = data
    for key in keys[:-1]:
        holder = holder[int(key)] if isinstance(holder, list) else cast("Data", holder)[key]
    new = _value(keys[-2] if keys[-1].isdecimal() else keys[-1], value)
    if isinstance(holder, list):
        holder[int(keys[-1])] = new[0] if isinstance(new, list) else new
    else:
        cast("Data", holder)[keys[-1]] = new


def _value(name: str, value: object) -> object:
    """What is written for people as the public JSON has it."""
    listed = cast("list[str]", value if isinstance(value, list) else [value])
    if name == "performers":
        return [_performer(one) for one in listed]
    if name == "edges":
        return [_edge(one) for one in listed]
    if name == "legal_basis":
        return [to_data(read_legal(one)) for one in listed]
    return to_data(read_time(str(value))) if name == "time" else value


def _performer(text: str) -> Data:
    lane, symbol = text.split()
    return {"lane": int(lane), "symbol": symbol}


def _edge(text: str) -> Data:
    ends, _, label = text.partition(" ")
    source, target = ends.split(">")
    return {"from": _port(source), "to": _port(target), "label": label or None}


def _port(text: str) -> Data:
    step, _, lane = text.partition("@")
    return {"step": step, "lane": int(lane) if lane else None}


def _add_copy(data: Data, changes: Data) -> None:
    procedures = cast("list[Data]", data["procedures"])
    copy = deepcopy(procedures[0])
    procedures.append(copy)
    for key, value in changes.items():
        _put(copy, key.split("/"), value)


def _undrawn(document: SopDocument) -> SopDocument:
    """`document` as a text tells it: no performer is drawn."""
    procedures = tuple(
        replace(
            procedure,
            steps=tuple(
                replace(step, performers=tuple(replace(who, status="stated") for who in step.performers))
                for step in procedure.steps
            ),
        )
        for procedure in document.procedures
    )
    return replace(document, procedures=procedures)
