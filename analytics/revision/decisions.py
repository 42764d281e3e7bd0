"""Decisions of planners ↔ JSON."""

import json
from collections.abc import Sequence

from model.errors import SopError
from model.revision import Decision
from model.sop_json import build, to_data
from model.text import Text

SCHEMA = "decisions/1"
_BAD = Text(
    id="{name}: bukan berkas keputusan yang sah ({why}). Buat ulang dari daftar usulan.",
    en="{name}: not a valid file of decisions ({why}). Make it again from the list of proposals.",
)


def dumps(decisions: Sequence[Decision]) -> str:
    """`decisions` as JSON text."""
    data = {"schema": SCHEMA, "decisions": to_data(tuple(decisions))}
    return json.dumps(data, ensure_ascii=False, indent=2)


def loads(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions in JSON `text`; `SopError` names `name` when they are none."""
    try:
        return tuple(build(Decision, one) for one in _listed(json.loads(text)))
    except (KeyError, TypeError, ValueError) as error:
        raise SopError(_BAD, name=name, why=error) from error


def _listed(data: object) -> list[object]:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f'no "schema": "{SCHEMA}"')
    if not isinstance(data["decisions"], list):
        raise TypeError("decisions is no list")
    return data["decisions"]
