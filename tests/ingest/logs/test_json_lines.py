"""Logs of JSON objects: one a line, or one array."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.json_text import Fault, as_json, decoder
from ingest.logs import json_file, json_lines
from model.errors import SopError
from model.log import RawLog, Reject
from model.text import Lang
from tests.ingest.logs.office_log import HEADINGS, NAME, ROWS, SAMPLES


def _read(folder: Path, name: str, text: str) -> RawLog:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reader = json_file.LOG_READER if name.endswith(".json") else json_lines.LOG_READER
    return reader.read(path, folder, None)


def _rows(log: RawLog) -> list[tuple[str | None, ...]]:
    return [tuple(row.values()) for row in pq.read_table(log.table).to_pylist()]


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_the_sample_in_each_format(tmp_path: Path, suffix: str) -> None:
    reader = json_file if suffix == ".json" else json_lines
    log = reader.read(SAMPLES / f"{NAME}{suffix}", tmp_path)
    assert (log.headings, log.parts, log.part, log.rejected) == (HEADINGS, (), None, ())
    assert _rows(log) == list(ROWS)


@pytest.mark.parametrize("name", ["log.jsonl", "log.json"])
def test_nested_objects_lists_and_numbers_as_they_are_written(tmp_path: Path, name: str) -> None:
    row = '{"id": 198505122010012003, "kali": 1.50, "sah": true, "unit": {"nama": "Seksi", "kota": {"kode": 3e2}}, "isi": ["a", 1.0, {"b": null}], "kosong": "", "nihil": null}'
    log = _read(tmp_path, name, row if name == "log.jsonl" else f"[{row}]")
    assert log.headings == ("id", "kali", "sah", "unit.nama", "unit.kota.kode", "isi", "kosong", "nihil")
    assert _rows(log) == [("198505122010012003", "1.50", "true", "Seksi", "3e2", '["a", 1.0, {"b": null}]', None, None)]


_BAD = (
    '{"kasus": "K2", "kasus": "K3"}',
    '{"kasus": NaN}',
    '{"kasus": {"a": -Infinity}}',
    '{"kasus": ["K4", {"a": 1, "a": 2}]}',
    '{"a": {"b": 1}, "a.b": 2}',
    '{"kasus": "\\ud800"}',
    '["K5"]',
    "7",
)


@pytest.mark.parametrize("bad", [*_BAD, '{"kasus":', "[" * 5000])
def test_a_bad_line_is_set_aside_and_the_rest_goes_on(tmp_path: Path, bad: str) -> None:
    log = _read(tmp_path, "log.ndjson", f'{{"kasus": "K1"}}\n\n{bad}\n{{"kasus": "K9"}}\n')
    assert log.sample == (("K1",), ("K9",))
    assert log.rejected == (Reject(2, "", bad[:80], "bad_json"),)


@pytest.mark.parametrize("bad", _BAD)
def test_a_bad_object_of_an_array_is_set_aside(tmp_path: Path, bad: str) -> None:
    log = _read(tmp_path, "log.json", f'[{{"kasus": "K1"}},\n{bad} , {{"kasus": "K9"}} ]\n')
    assert log.sample == (("K1",), ("K9",))
    assert [(r.row, r.reason, r.value[: len(bad)]) for r in log.rejected] == [(2, "bad_json", bad)]


def test_a_line_beyond_the_limit_is_set_aside(tmp_path: Path) -> None:
    long = '{"kasus": "' + "a" * 2_500_000 + '"}'
    log = _read(tmp_path, "log.jsonl", f'{long}\n{{"kasus": "K1"}}\n{{"kasus": "K2"}}')
    assert log.sample == (("K1",), ("K2",))
    assert log.rejected == (Reject(1, "", long[:80], "bad_json"),)


def test_columns_that_come_late_and_more_rows_than_a_piece(tmp_path: Path) -> None:
    lines = [f'{{"kasus": {at}}}' for at in range(60_000)] + ['{"kasus": 60000, "unit": "A"}']
    log = _read(tmp_path, "log.jsonl", "\n".join(lines))
    rows = _rows(log)
    assert (log.headings, len(rows)) == (("kasus", "unit"), 60_001)
    assert (rows[0], rows[-1]) == (("0", None), ("60000", "A"))


def test_lines_in_a_file_named_json_and_another_encoding(tmp_path: Path) -> None:
    assert _read(tmp_path, "log.json", '{"kasus": "K1"}\n{"kasus": "K2"}').sample == (("K1",), ("K2",))
    path = tmp_path / "log.jsonl"
    path.write_bytes('{"kasus": "Rapat é"}\n'.encode("utf-16"))
    assert json_lines.read(path, tmp_path).sample == (("Rapat é",),)


@pytest.mark.parametrize("name", ["log.jsonl", "log.json"])
def test_no_more_than_a_thousand_lines_are_kept_aside(tmp_path: Path, name: str) -> None:
    lines = ["7"] * 1500 + ['{"kasus": "K1"}']
    log = _read(tmp_path, name, "\n".join(lines) if name == "log.jsonl" else f"[{','.join(lines)}]")
    assert (len(log.rejected), log.rejected_count, log.sample) == (1000, 1500, (("K1",),))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("log.jsonl", "{}", "the log has no data rows. Export it again with its content."),
        ("log.json", "[]", "the log has no data rows. Export it again with its content."),
        ("log.json", "[\n", "damaged JSON in line 2. Export it again, or save one object a line (.jsonl), and try again."),
        ("log.json", '[{"a": 1}\n{"a": 2}]', "damaged JSON in line 1. Export it again, or save one object a line (.jsonl), and try again."),
        ("log.json", '[{"a": 1}] x', "damaged JSON in line 1. Export it again, or save one object a line (.jsonl), and try again."),
        ("log.jsonl", "[1]\n[2]", "no JSON object that can be a row of the log (the first: [1]). Export the log with one object a line (.jsonl) or one array of objects (.json)."),
        ("log.jsonl", json.dumps({str(at): 1 for at in range(1001)}), "holds more than 1000 columns. Export the log's columns alone and try again."),
    ],
)  # fmt: skip
def test_files_without_a_log(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    with pytest.raises(SopError) as caught:
        _read(tmp_path, name, text)
    assert caught.value.to(Lang.EN) == f"{name}: {sentence}"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(_JSON)
def test_json_text_keeps_the_value(value: object) -> None:
    written = as_json(decoder(Fault).decode(json.dumps(value)))
    assert json.loads(written) == value
