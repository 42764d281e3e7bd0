"""Logs that nobody should have sent: each ends in a sentence that names the file."""

import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.limits import LogLimits
from ingest.logs import json_file, json_lines, ocel, parquet, spreadsheet
from ingest.ocel.sqlite_source import read_ocel_sqlite
from model.errors import SopError
from model.log import LogReader
from model.text import Lang
from tests.hostile.packages import LAUGHS
from tests.ingest.excel_files import Sheet, excel_file
from tests.ingest.logs.ocel_files import ocel_sqlite
from tests.ingest.logs.office_log import NAME, SAMPLES
from tests.ingest.logs.workbook_files import MANIFEST, compound, label, ods, ods_rows, record, stamp, xls
from tests.ingest.zip_files import zipped

_SHEET = Sheet("Log", [("Kasus", "Kegiatan"), ("K1", "Terima")])
_AGAIN = "Buka di Excel atau LibreOffice, simpan ulang, lalu ulangi."
_WORD = "Buka di Word atau Excel, simpan ulang, lalu ulangi."
_REOPEN = "Buka di aplikasi asalnya, simpan ulang, lalu ulangi."
_ALONE = "Simpan tabel log saja, atau sebagai CSV, lalu ulangi."
_LOCKED = "terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu ulangi."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_PART = "xl/worksheets/sheet1.xml"
_XLS = "berkas .xls rusak atau bukan buku kerja Excel. Buka di Excel, simpan sebagai .xlsx, lalu ulangi."


def _excel(data: str, head: str = "") -> bytes:
    return excel_file(_SHEET, parts={_PART: f"{head}<worksheet>{data}</worksheet>"})


def _cells(*references: str) -> str:
    return "<sheetData><row>" + "".join(f'<c r="{ref}"><v>1</v></c>' for ref in references) + "</row></sheetData>"


def _sentence(reader: LogReader, folder: Path, name: str, raw: bytes) -> str:
    path = folder / name
    path.write_bytes(raw)
    with pytest.raises(SopError) as caught:
        reader.read(path, folder, None)
    assert caught.value.to(Lang.EN).startswith(f"{name}: ")
    return caught.value.to(Lang.ID)


def _outcome(reader: LogReader, path: Path) -> str:
    try:
        log = reader.read(path, path.parent, None)
    except SopError as error:
        return error.to(Lang.ID)
    return f"{log.name}: {log.headings}"


_WORKBOOKS = {
    "kosong.xlsx": (b"", "berkas kosong. Periksa berkas asalnya lalu ulangi."),
    "terpotong.xlsx": (excel_file(_SHEET)[:900], f"berkas rusak atau tidak utuh. {_WORD}"),
    "terpotong.ods": (ods(ods_rows([("a", "b")]))[:300], f"berkas rusak atau tidak utuh. {_WORD}"),
    "terpotong.xls": (xls([label(0, 0, "a")])[:1024], _XLS),
    "pdf.xlsx": (
        b"%PDF-1.7",
        "akhirannya .xlsx, tetapi isinya PDF. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    ),
    "paket.xls": (
        excel_file(_SHEET),
        "akhirannya .xls, tetapi isinya ZIP. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    ),
    "surat.xls": (compound(b"surat", "WordDocument"), _XLS),
    "sandi.xlsx": (_OLE + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    "sandi.xls": (_OLE + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    "kunci.xls": (xls([label(0, 0, "a")], before=record(0x002F, bytes(6))), _LOCKED),
    "kunci.ods": (ods("", manifest=MANIFEST.replace("/></m", "><m:encryption-data/></m:file-entry></m")), _LOCKED),
    "lama.xlsm": (
        _OLE,
        "dokumen Office bentuk lama (.doc, .xls). Simpan sebagai .docx atau .xlsx, lalu ulangi.",
    ),
    "jauh.xlsx": (
        _excel(_cells("A1", "XFD1048576")),
        f"{_PART} memakai 1048576 baris × 16384 kolom, lebih dari 8000000 sel. {_ALONE}",
    ),
    "luar.xlsx": (_excel(_cells("XFE1")), f"{_PART} menyebut sel 1, 16385, yang tidak ada. {_AGAIN}"),
    "aneh.xlsx": (_excel(_cells("A-1")), f"{_PART} menyebut sel A-1, yang tidak ada. {_AGAIN}"),
    "baris.xlsx": (
        _excel('<sheetData><row r="99999999999"/></sheetData>'),
        f"{_PART} menyebut sel A99999999999, yang tidak ada. {_AGAIN}",
    ),
    "ukuran.xlsx": (
        _excel('<dimension ref="A1:ZZZ9"/>' + _cells("A1")),
        f"{_PART} menyebut sel ZZZ9, yang tidak ada. {_AGAIN}",
    ),
    "gabung.xlsx": (
        _excel(_cells("A1") + '<mergeCells><mergeCell ref="A1:XFD1048577"/></mergeCells>'),
        f"{_PART} menyebut sel XFD1048577, yang tidak ada. {_AGAIN}",
    ),
    "lebar.xlsx": (
        _excel("<sheetData><row>" + "<c/>" * 16_385 + "</row></sheetData>"),
        f"{_PART} menyebut sel 1, 16385, yang tidak ada. {_AGAIN}",
    ),
    "tertawa.xlsx": (
        _excel("", head=LAUGHS),
        f"bagian {_PART} memuat DOCTYPE, yang tidak ada dalam dokumen biasa. Salin isinya ke dokumen baru, lalu ulangi.",
    ),
    "tertawa.ods": (
        zipped({"META-INF/manifest.xml": MANIFEST, "content.xml": LAUGHS}),
        "bagian content.xml memuat DOCTYPE, yang tidak ada dalam dokumen biasa. Salin isinya ke dokumen baru, lalu ulangi.",
    ),
    "bukan.xlsx": (_excel("<sheetData>"), f"bagian {_PART} rusak (XML, baris 1). {_REOPEN}"),
    "ulang.ods": (
        ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="9" office:value-type="float" office:value="1"/></table:table-row>'
        ),
        f"content.xml memakai 1000000 baris × 9 kolom, lebih dari 8000000 sel. {_ALONE}",
    ),
    "lipat.ods": (
        ods('<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>'),
        f"content.xml menyebut sel number-rows-repeated=200000000, yang tidak ada. {_AGAIN}",
    ),
    "jauh.xls": (
        xls([label(65_535, 255, "a")]),
        "lembar 1 memakai 65536 baris × 256 kolom, lebih dari 8000000 sel. " + _ALONE,
    ),
    "luar.xls": (xls([label(0, 256, "a")]), f"lembar 1 menyebut sel 1, 257, yang tidak ada. {_AGAIN}"),
    "ukuran.xls": (
        xls([record(0x0200, struct.pack("<2I2H2x", 0, 2**32 - 1, 0, 9))]),
        f"lembar 1 menyebut sel 4294967295, 9, yang tidak ada. {_AGAIN}",
    ),
    "panik.xls": (
        xls([label(0, 0, "a"), label(0, 1, "b"), label(1, 0, "c"), stamp(1, 1, -1e12)]),
        f"buku kerja rusak (TimeDelta::milliseconds out of bounds). {_AGAIN}",
    ),
    "kata.xls": (xls([], before=record(0x00FC, struct.pack("<2I", 9, 2**31))), _XLS),
}


@pytest.mark.parametrize("name", _WORKBOOKS)
def test_workbooks(tmp_path: Path, name: str) -> None:
    raw, sentence = _WORKBOOKS[name]
    assert _sentence(spreadsheet.LOG_READER, tmp_path, name, raw) == f"{name}: {sentence}"


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_zip_bomb(tmp_path: Path, suffix: str) -> None:
    raw = zipped({"[Content_Types].xml": "<Types/>", "META-INF/manifest.xml": MANIFEST, "a.bin": "a" * 30_000_000})
    sentence = _sentence(spreadsheet.LOG_READER, tmp_path, f"bom{suffix}", raw)
    assert "kali lebih besar setelah dibuka, lebih dari 100 kali." in sentence


_READERS = {
    ".xlsx": spreadsheet,
    ".ods": spreadsheet,
    ".xls": spreadsheet,
    ".parquet": parquet,
    ".sqlite": ocel,
    ".jsonocel": ocel,
}


@pytest.mark.parametrize("suffix", _READERS)
@pytest.mark.parametrize("seed", range(12))
def test_damaged_samples_are_read_or_refused(tmp_path: Path, suffix: str, seed: int) -> None:
    raw = bytearray((SAMPLES / f"{NAME}{suffix}").read_bytes())
    for at in range(seed, len(raw), 12 * 41):
        raw[at] ^= 0x55
    path = tmp_path / f"rusak{suffix}"
    path.write_bytes(raw)
    assert _outcome(_READERS[suffix].LOG_READER, path).startswith(f"{path.name}: ")


_PARQUET = (SAMPLES / f"{NAME}.parquet").read_bytes()


def _claiming(rows: int) -> bytes:
    """The sample with `rows` in its metadata instead of its 18, which are 36 in the file's notation."""
    footer = _PARQUET[-8 - int.from_bytes(_PARQUET[-8:-4], "little") : -8]
    head, _, rest = footer.partition(b"\x16\x24\x19")
    number = rows * 2
    digits = [number >> shift & 0x7F | 0x80 for shift in range(0, number.bit_length(), 7)]
    claimed = head + b"\x16" + bytes([*digits[:-1], digits[-1] & 0x7F]) + b"\x19" + rest
    return _PARQUET[: -8 - len(footer)] + claimed + len(claimed).to_bytes(4, "little") + b"PAR1"


def test_parquet_that_lies_about_its_rows(tmp_path: Path) -> None:
    assert _sentence(parquet.LOG_READER, tmp_path, "banyak.parquet", _claiming(10**9)) == (
        "banyak.parquet: memuat 1000000000 baris, lebih dari 500000000. Bagi menjadi beberapa berkas, lalu ulangi."
    )
    path = tmp_path / "bohong.parquet"
    path.write_bytes(_claiming(10**8))
    assert _outcome(parquet.LOG_READER, path).startswith("bohong.parquet: ")


def test_parquet_of_another_kind(tmp_path: Path) -> None:
    reader, again = parquet.LOG_READER, "Simpan ulang dari aplikasi asalnya"
    assert _sentence(reader, tmp_path, "kosong.parquet", b"").endswith(
        "berkas kosong. Periksa berkas asalnya lalu ulangi."
    )
    assert _sentence(reader, tmp_path, "teks.parquet", b"kasus,kegiatan") == (
        f"teks.parquet: akhirannya .parquet, tetapi isinya bukan Parquet. {again} sebagai .parquet."
    )
    assert "berkas Parquet rusak atau tidak utuh (" in _sentence(reader, tmp_path, "potong.parquet", _PARQUET[:900])
    assert "berkas Parquet rusak" in _sentence(reader, tmp_path, "hampa.parquet", b"PAR1PAR1")


def test_parquet_with_too_many_columns(tmp_path: Path) -> None:
    path = tmp_path / "lebar.parquet"
    pq.write_table(pa.table({f"k{at}": pa.array(["a"]) for at in range(1001)}), path)
    assert _sentence(parquet.LOG_READER, tmp_path, "lebar.parquet", path.read_bytes()) == (
        "lebar.parquet: memuat 1001 kolom, lebih dari 1000. Ekspor kolom log saja, lalu ulangi."
    )


_EXPORT = "Ekspor ulang, atau simpan satu objek sebaris (.jsonl), lalu ulangi."
_ONE = "Ekspor log dengan satu objek sebaris (.jsonl) atau satu larik objek (.json)."
_NO_OBJECT = "tidak ada objek JSON yang dapat menjadi baris log (yang pertama: {}). " + _ONE
_JSON = {
    "kosong.jsonl": (b"\n \n", "log tidak berisi baris data. Ekspor ulang log beserta isinya."),
    "hampa.json": (b"", "berkas kosong. Periksa berkas asalnya lalu ulangi."),
    "potong.json": (b'[{"kasus": "K1"}, {"kas', f"JSON rusak pada baris 1. {_EXPORT}"),
    "potong.jsonl": (b'{"kasus": "K1', _NO_OBJECT.format('{"kasus": "K1')),
    "dalam.json": (b"[" * 300_000, f"JSON rusak pada baris 1. {_EXPORT}"),
    "dalam.jsonl": (b'{"a":' * 300_000, _NO_OBJECT.format('{"a":' * 16)),
    "ganda.jsonl": (b'{"a": 1, "a": 2}', _NO_OBJECT.format('{"a": 1, "a": 2}')),
    "ganda.json": (b'[{"a": NaN}]', _NO_OBJECT.format('{"a": NaN}')),
    "pdf.jsonl": (
        b"%PDF-1.7",
        "akhirannya .jsonl, tetapi isinya PDF. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    ),
    "gzip.json": (
        b"\x1f\x8b\x08\x00",
        "akhirannya .json, tetapi isinya GZIP. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    ),
    "biner.json": (b"[\x00\x01\x02", "bukan berkas teks. Yang dapat dibaca: txt, md, html, json, csv."),
}


@pytest.mark.parametrize("name", _JSON)
def test_json(tmp_path: Path, name: str) -> None:
    raw, sentence = _JSON[name]
    reader = json_file.LOG_READER if name.endswith(".json") else json_lines.LOG_READER
    assert _sentence(reader, tmp_path, name, raw) == f"{name}: {sentence}"


_NOT_OCEL = "bukan log OCEL 2.0 yang utuh ({}). Ekspor ulang sebagai OCEL 2.0, lalu ulangi."
_OCEL = {
    "ganda.jsonocel": (b'{"objects": [], "events": [], "events": []}', _NOT_OCEL.format("'events'")),
    "nan.jsonocel": (b'{"objects": [], "events": [NaN]}', _NOT_OCEL.format("'NaN'")),
    "dalam.jsonocel": (b'{"events":' + b"[" * 300_000, _NOT_OCEL.format("> 1000 { [")),
    "dalam.json": (b'{"events":' + b"[" * 300_000, _NOT_OCEL.format("> 1000 { [")),
    "lama.json": (b'{"ocel:events": {}}', _NOT_OCEL.format("tanpa 'objects'")),
    "larik.jsonocel": (b"[]", _NOT_OCEL.format("[]")),
    "kosong.sqlite": (b"", "berkas kosong. Periksa berkas asalnya lalu ulangi."),
    "teks.db": (
        b"kasus,kegiatan",
        "akhirannya .db, tetapi isinya bukan SQLite. Simpan ulang dari aplikasi asalnya sebagai .db.",
    ),
    "kepala.sqlite": (b"SQLite format 3\x00", _NOT_OCEL.format("file is not a database")),
    "zip.sqlite3": (
        b"PK\x03\x04",
        "akhirannya .sqlite3, tetapi isinya ZIP. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    ),
}


@pytest.mark.parametrize("name", _OCEL)
def test_ocel(tmp_path: Path, name: str) -> None:
    raw, sentence = _OCEL[name]
    reader = json_file.LOG_READER if name.endswith(".json") else ocel.LOG_READER
    assert _sentence(reader, tmp_path, name, raw) == f"{name}: {sentence}"


_COMMANDS = "yang dapat menjalankan perintah saat dibaca. Ekspor ulang log ke berkas baru, lalu ulangi."
_EVENTS = (
    "insert into event_map_type values ('A', 'a'); insert into object_map_type values ('Case', 'c');"
    "create table object_c (ocel_id text, ocel_time text);"
)


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ("create view event_a as select zeroblob(1000000000)", f"memuat view event_a, {_COMMANDS}"),
        (
            "create trigger t after insert on event begin delete from object; end",
            f"memuat trigger t, {_COMMANDS}",
        ),
        ("create virtual table cari using fts5(isi)", f"memuat table cari, {_COMMANDS}"),
        ("drop table event_object", _NOT_OCEL.format("'event_object'")),
        (_EVENTS, _NOT_OCEL.format("'event_a'")),
        (
            _EVENTS + "create table event_a (ocel_id text, ocel_time text, isi text);"
            "insert into event_a values ('e1', '2026-01-05', zeroblob(2000000))",
            _NOT_OCEL.format("string or blob too big"),
        ),
        (
            _EVENTS + "create table event_a (ocel_id text, ocel_time text, isi as (hex(zeroblob(900000))));"
            "insert into event_a values ('e1', '2026-01-05')",
            _NOT_OCEL.format("string or blob too big"),
        ),
    ],
)
def test_sqlite_that_does_more_than_hold_tables(tmp_path: Path, statements: str, sentence: str) -> None:
    raw = ocel_sqlite(tmp_path / "asal.db", statements).read_bytes()
    assert _sentence(ocel.LOG_READER, tmp_path, "log.db", raw) == f"log.db: {sentence}"


def test_sqlite_with_damaged_pages(tmp_path: Path) -> None:
    raw = (SAMPLES / f"{NAME}.sqlite").read_bytes()
    damaged = raw[:1024] + b"\xff" * 512 + raw[1536:]
    assert "bukan log OCEL 2.0 yang utuh (" in _sentence(ocel.LOG_READER, tmp_path, "rusak.sqlite", damaged)
    assert "bukan log OCEL 2.0 yang utuh (" in _sentence(ocel.LOG_READER, tmp_path, "potong.sqlite", raw[:5000])


_MANY = """create table event_a (ocel_id text, ocel_time text);
insert into object with recursive n(i) as (select 1 union all select i + 1 from n limit 20000) select i, 'Case' from n"""


def test_sqlite_that_takes_too_long(tmp_path: Path) -> None:
    path = ocel_sqlite(tmp_path / "lama.db", _EVENTS + _MANY)
    with pytest.raises(SopError) as caught:
        read_ocel_sqlite(path, LogLimits(database_seconds=-1))
    assert caught.value.to(Lang.ID) == (
        "lama.db: belum selesai dibaca dalam -1 detik. Bagi menjadi beberapa berkas, lalu ulangi."
    )
