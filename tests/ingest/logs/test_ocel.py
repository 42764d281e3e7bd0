"""OCEL 2.0 logs flattened to cases."""

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest.logs import json_file, ocel
from model.errors import SopError
from model.log import RawLog, Reject
from model.text import Lang
from tests.ingest.logs.ocel_files import event, ocel_json, ocel_sqlite, thing
from tests.ingest.logs.office_log import NAME, ROWS, SAMPLES

_BEGIN = "1970-01-01T00:00:00Z"
_HEADINGS = (
    "case", "activity", "time:timestamp", "start", "jabatan", "performer", "requirements", "output", "case:status", "unit",
)  # fmt: skip
_DONE = {"BP-001": "2026-01-07 16:05:30", "BP-002": "2026-01-15 08:05:00", "BP-003": "2026-01-13 15:05:00"}


def _iso(stamp: str) -> str:
    return f"{stamp.replace(' ', 'T')}+07:00"


_FLAT = [
    (case, kegiatan, _iso(end), _iso(start), role, name, needs, gives, "selesai" if _DONE.get(case) == end else "baru", unit)
    for case, kegiatan, start, end, name, _, role, unit, needs, gives in ROWS
]  # fmt: skip


def _rows(log: RawLog) -> list[tuple[str | None, ...]]:
    return [tuple(row.values()) for row in pq.read_table(log.table).to_pylist()]


@pytest.mark.parametrize("suffix", [".jsonocel", ".json", ".sqlite"])
def test_the_sample_in_each_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"log{suffix}"
    shutil.copy(SAMPLES / f"{NAME}{'.jsonocel' if suffix == '.json' else suffix}", path)
    reader = json_file.LOG_READER if suffix == ".json" else ocel.LOG_READER
    log = reader.read(path, tmp_path, None)
    assert (log.headings, log.part, log.rejected) == (_HEADINGS, "Permohonan", ())
    assert log.parts == ("Dokumen", "Pemohon", "Permohonan", "Petugas", "Unit")
    assert _rows(log) == (sorted(_FLAT, key=lambda row: row[2]) if suffix == ".sqlite" else _FLAT)


@pytest.mark.parametrize("suffix", [".jsonocel", ".sqlite"])
def test_another_object_type(tmp_path: Path, suffix: str) -> None:
    log = ocel.read(SAMPLES / f"{NAME}{suffix}", tmp_path, "Petugas")
    assert log.part == "Petugas"
    assert {row[0] for row in log.sample} == {"Sri Lestari", "Bayu Adinata", "Dewi Anggraini"}
    assert (len(log.sample), len(log.rejected)) == (10, 8)
    first = dict(zip(log.headings, log.sample[0], strict=True))
    assert (first["case:nip"], first["Permohonan"]) == ("198505122010012003", "BP-001")
    assert {(r.column, r.reason) for r in log.rejected} == {("Petugas", "no_object")}


def test_an_object_type_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SopError) as caught:
        ocel.read(SAMPLES / f"{NAME}.jsonocel", tmp_path, "Perkara")
    assert caught.value.to(Lang.ID) == (
        f"{NAME}.jsonocel: jenis objek Perkara tidak ada. Pilih salah satu: Dokumen, Pemohon, Permohonan, Petugas, Unit."
    )


def _read(folder: Path, objects: list[dict[str, object]], events: list[dict[str, object]]) -> RawLog:
    path = folder / "log.jsonocel"
    path.write_text(ocel_json(objects, events), encoding="utf-8")
    return ocel.read(path, folder)


def test_an_event_of_two_cases_is_a_row_of_each_and_invents_none(tmp_path: Path) -> None:
    objects = [
        thing("K1", "Case", ("tahap", _BEGIN, "baru"), ("tahap", "2026-01-06T00:00:00Z", "lama")),
        thing("K2", "Case", ("kota", "2026-01-06T00:00:00Z", "Asri")),
        thing("p1", "Person"),
        thing("p2", "Person"),
        thing("S1", "Surat"),
    ]
    events = [
        event("e1", "Terima", "2026-01-05T08:00:00Z", [("K1", ""), ("K2", ""), ("p1", "petugas utama"), ("p2", "petugas"), ("S1", "")], case="x", Surat="y"),
        event("e2", "Catat", "2026-01-05T09:00:00Z", [("p1", ""), ("hilang", "kasus")]),
        event("e3", "Kirim", "2026-01-06T00:00:00Z", [("K1", ""), ("K1", "lagi"), ("hilang", "")]),
    ]  # fmt: skip
    log = _read(tmp_path, objects, events)
    assert log.headings == (
        "case", "activity", "time:timestamp", "event:case", "Surat", "performer", "object:Surat", "case:tahap",
    )  # fmt: skip
    assert log.sample == (
        ("K1", "Terima", "2026-01-05T08:00:00Z", "x", "y", "p1; p2", "S1", "baru"),
        ("K2", "Terima", "2026-01-05T08:00:00Z", "x", "y", "p1; p2", "S1", ""),
        ("K1", "Kirim", "2026-01-06T00:00:00Z", "", "", "", "", "lama"),
    )
    assert log.rejected == (Reject(2, "Case", "e2", "no_object"),)


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        (("Order", "Berkas Perkara", "Application"), "Berkas Perkara"),
        (("Order", "Application Form", "application"), "application"),
        (("Order", "permohonan_izin"), "permohonan_izin"),
        (("Order", "Item"), "Order"),
        (("Item", "Order"), "Order"),
    ],
)
def test_the_type_that_is_the_case(tmp_path: Path, kinds: tuple[str, ...], chosen: str) -> None:
    objects = [thing(f"{kind}-{at}", kind) for kind in kinds for at in (1, 2)]
    links = [(f"{kind}-1", "") for kind in kinds] + [("Item-2", "")]
    events = [event("e1", "Terima", _BEGIN, links)]
    assert _read(tmp_path, objects, events).part == chosen


def test_most_events_before_fewest_objects(tmp_path: Path) -> None:
    objects = [thing("o1", "Order"), thing("i1", "Item"), thing("i2", "Item")]
    events = [event("e1", "A", _BEGIN, [("o1", ""), ("i1", ""), ("i2", "")]), event("e2", "B", _BEGIN, [("i1", "")])]
    assert _read(tmp_path, objects, events).part == "Item"


def test_numbers_and_names_of_tables_in_sqlite(tmp_path: Path) -> None:
    path = ocel_sqlite(
        tmp_path / "log.db",
        """insert into event_map_type values ('Terima "berkas"', 'a"b'); insert into object_map_type values ('Case', 'C');
        create table "event_a""b" (ocel_id text, ocel_time text, nip integer, biaya real, isi blob);
        create table object_c (ocel_id text, ocel_time text, ocel_changed_field text, tahap text);
        insert into object values ('K1', 'Case'); insert into event values ('e1', 'Terima "berkas"');
        insert into event_object values ('e1', 'K1', null); insert into object_c values ('K1', '1970-01-01', null, 'baru');
        insert into "event_a""b" values ('e1', '2026-01-05 08:00:00', 198505122010012003, 1500.0, x'00ff')""",
    )
    log = ocel.read(path, tmp_path)
    assert log.headings == ("case", "activity", "time:timestamp", "nip", "biaya", "isi", "case:tahap")
    assert log.sample == (
        ("K1", 'Terima "berkas"', "2026-01-05 08:00:00", "198505122010012003", "1500", "00ff", "baru"),
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"objects": []}, "tanpa 'events'"),
        ({"objects": {}, "events": []}, "objects"),
        ({"objects": [], "events": [{"id": "e1", "type": "A"}]}, "tanpa 'time'"),
        ({"objects": [7], "events": []}, "'7'"),
    ],
)
def test_what_is_no_ocel_is_said(tmp_path: Path, data: dict[str, object], why: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SopError) as caught:
        json_file.read(path, tmp_path)
    assert caught.value.to(Lang.ID) == (
        f"log.json: bukan log OCEL 2.0 yang utuh ({why}). Ekspor ulang sebagai OCEL 2.0, lalu ulangi."
    )


def test_events_that_concern_nothing(tmp_path: Path) -> None:
    with pytest.raises(SopError) as caught:
        _read(tmp_path, [thing("o1", "Order")], [event("e1", "A", _BEGIN, [("hilang", "")])])
    assert caught.value.to(Lang.EN) == (
        "log.jsonocel: no event relates to an object. Export the log again with the relations of events and objects."
    )
