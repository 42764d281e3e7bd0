"""SOP document → JSON → SOP document, and JSON that is none."""

import json

import pytest
from hypothesis import given

from model.errors import SopError
from model.sop import SopDocument
from model.sop_json import SCHEMA, dumps, loads
from model.text import Lang
from tests.strategies import documents

_SOURCE = '"source": {"name": "a.txt", "format": "text", "sha256": "00"}'
_STEP = '{"number": "1", "activity": "Mencatat tamu", "time": {"text": "5 menit", "min": "lima"}}'


@given(documents())
def test_round_trip(document: SopDocument) -> None:
    assert loads(dumps(document)) == document


@given(documents())
def test_json_names_its_schema_first(document: SopDocument) -> None:
    assert next(iter(json.loads(dumps(document)).items())) == ("schema", SCHEMA)


def test_only_the_source_is_required() -> None:
    document = loads(f'{{"schema": "sop/1", {_SOURCE}}}')
    assert (document.source.name, document.procedures, document.title) == ("a.txt", (), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"sop/1"',
        "{}",
        f"{{{_SOURCE}}}",
        f'{{"schema": "sop/2", {_SOURCE}}}',
        '{"schema": "sop/1"}',
        '{"schema": "sop/1", "source": "a.txt"}',
        '{"schema": "sop/1", "source": {"name": "a.txt"}}',
        f'{{"schema": "sop/1", {_SOURCE}, "created": "kemarin"}}',
        f'{{"schema": "sop/1", {_SOURCE}, "created": 2024}}',
        f'{{"schema": "sop/1", {_SOURCE}, "institution": "Balai"}}',
        f'{{"schema": "sop/1", {_SOURCE}, "title": 7}}',
        f'{{"schema": "sop/1", {_SOURCE}, "evidence": []}}',
        f'{{"schema": "sop/1", {_SOURCE}, "evidence": {{"/title": {{"confidence": NaN}}}}}}',
        f'{{"schema": "sop/1", {_SOURCE}, "evidence": {{"/title": {{"confidence": 1e999}}}}}}',
        f'{{"schema": "sop/1", {_SOURCE}, "procedures": [{{"title": null, "lanes": [], "steps": [{_STEP}]}}]}}',
    ],
)
def test_wrong_json_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(SopError) as caught:
        loads(text, "rusak.json")
    assert caught.value.to(Lang.ID).startswith("rusak.json: bukan JSON SOP yang sah (")
    assert caught.value.to(Lang.EN).startswith("rusak.json: not valid SOP JSON (")
