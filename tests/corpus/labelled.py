"""Labels written by hand → documents that can be scored against."""

import json
from datetime import date
from pathlib import Path
from typing import TypedDict

from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.sop import Approval, Edge, Performer, Port, Procedure, SopDocument, Source, Step


class _Performer(TypedDict):
    lane: int
    symbol: str


class _Step(TypedDict):
    number: str
    activity: str
    requirements: str | None
    time: str | None
    output: str | None
    remarks: str | None
    performers: list[_Performer]


_Edge = TypedDict("_Edge", {"from": tuple[str, int], "to": tuple[str, int], "label": str | None})


class _Procedure(TypedDict):
    lanes: list[str]
    steps: list[_Step]
    edges: list[_Edge]


class _Approval(TypedDict):
    position: str | None
    name: str | None
    nip: str | None


class _Labels(TypedDict):
    file: str
    table: str
    institution: list[str]
    number: str | None
    title: str | None
    created: str | None
    revised: str | None
    effective: str | None
    approval: _Approval
    legal_basis: list[str]
    qualifications: list[str]
    related: list[str]
    equipment: list[str]
    warnings: list[str]
    records: list[str]
    procedures: list[_Procedure]


def from_labels(path: Path) -> SopDocument:
    """The document in the label file `path`; `source.format` tells what its table is: vector, raster or none."""
    data: _Labels = json.loads(path.read_text(encoding="utf-8"))
    return SopDocument(
        source=Source(data["file"], data["table"], ""),
        institution=tuple(data["institution"]),
        number=data["number"],
        title=data["title"],
        created=_day(data["created"]),
        revised=_day(data["revised"]),
        effective=_day(data["effective"]),
        approval=Approval(data["approval"]["position"], data["approval"]["name"], data["approval"]["nip"]),
        legal_basis=tuple(map(read_legal, data["legal_basis"])),
        qualifications=tuple(data["qualifications"]),
        related=tuple(data["related"]),
        equipment=tuple(data["equipment"]),
        warnings=tuple(data["warnings"]),
        records=tuple(data["records"]),
        procedures=tuple(map(_procedure, data["procedures"])),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _procedure(data: _Procedure) -> Procedure:
    edges = tuple(Edge(Port(*edge["from"]), Port(*edge["to"]), edge["label"]) for edge in data["edges"])
    return Procedure(None, tuple(data["lanes"]), tuple(map(_step, data["steps"])), edges)


def _step(data: _Step) -> Step:
    return Step(
        number=data["number"],
        activity=data["activity"],
        time=read_time(data["time"] or ""),
        performers=tuple(Performer(p["lane"], p["symbol"]) for p in data["performers"]),
        requirements=data["requirements"],
        output=data["output"],
        remarks=data["remarks"],
    )
