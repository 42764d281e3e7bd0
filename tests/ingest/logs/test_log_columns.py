"""Headings of a log → canonical columns, what is doubtful about them, and the table people look through."""

from datetime import datetime
from pathlib import Path

import pytest

from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.columns_review import columns_table, read_columns
from ingest.text_table import TextTable, distinct, rows_table
from model.errors import SopError
from model.log import LogColumns, RawLog
from model.text import Lang
from store.engines.duckdb import connect
from tests.ingest.logs.reading import columns_of, events_of, raw_log

ROW = "K-1,Terima,2026-01-05 08:15"


def recognised(heads: str, *rows: str) -> dict[str, tuple[str, float, str]]:
    columns = columns_of("\n".join([heads, *rows]))
    return {c.column: (c.heading, c.confidence, c.how) for c in columns.columns}


def doubts(columns: LogColumns) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.column) for doubt in columns.doubts]


@pytest.mark.parametrize(
    ("heads", "case", "activity", "end"),
    [
        ("case,activity,timestamp", "case", "activity", "timestamp"),
        ("case:concept:name,concept:name,time:timestamp", "case:concept:name", "concept:name", "time:timestamp"),
        ("Nomor Berkas,Kegiatan,Waktu Selesai", "Nomor Berkas", "Kegiatan", "Waktu Selesai"),
        ("Case ID,Activity,Complete Timestamp", "Case ID", "Activity", "Complete Timestamp"),
        ("ID_Kasus,Nama Tahapan,Tgl. Selesai", "ID_Kasus", "Nama Tahapan", "Tgl. Selesai"),
        ("Nomor Tiket,ocel:activity,ocel:timestamp", "Nomor Tiket", "ocel:activity", "ocel:timestamp"),
    ],
)
def test_known_headings(heads: str, case: str, activity: str, end: str) -> None:
    assert recognised(heads, ROW) == {
        "case": (case, 1.0, "name"), "activity": (activity, 1.0, "name"), "end": (end, 1.0, "name")
    }  # fmt: skip


def test_all_columns_of_an_xes_table() -> None:
    heads = "case:concept:name,concept:name,org:resource,org:role,org:group,start_timestamp,time:timestamp"
    row = "K-1,Terima,198701012010011001,Petugas,Bagian Umum,2026-01-05 08:15,2026-01-05 08:20"
    found = recognised(heads, row)
    assert {name: heading for name, (heading, *_) in found.items()} == {
        "case": "case:concept:name", "activity": "concept:name", "performer": "org:resource", "role": "org:role",
        "unit": "org:group", "start": "start_timestamp", "end": "time:timestamp",
    }  # fmt: skip
    (event,) = events_of(f"{heads}\n{row}")
    assert (event.performer, event.unit) == ("198701012010011001", "Bagian Umum")


def test_a_general_time_gives_way_to_an_end() -> None:
    found = recognised("case,activity,timestamp,start,finish", "K-1,Terima,2026-01-05,2026-01-05,2026-01-06")
    assert (found["start"][0], found["end"][0]) == ("start", "finish")


def test_headings_nearly_known() -> None:
    columns = columns_of(f"Nomor Berkass,Kegiatann,Waktu\n{ROW}")
    found = {c.column: (c.heading, c.how) for c in columns.columns}
    assert found["case"] == ("Nomor Berkass", "alike")
    assert found["activity"] == ("Kegiatann", "alike")
    assert all(0.7 <= c.confidence <= 0.9 for c in columns.columns if c.how == "alike")
    assert doubts(columns) == [("alike", "case"), ("alike", "activity")]


def test_a_part_of_a_known_heading_is_not_enough() -> None:
    found = recognised("case,activity,end,Nama Pemohon,Waktu Tunggu", f"{ROW},Ani,5")
    assert "performer" not in found
    assert found["end"][0] == "end"


def test_columns_known_by_their_content() -> None:
    rows = [f"B-{i // 3:03d},{('Terima', 'Periksa', 'Kirim')[i % 3]},2026-01-{i % 28 + 1:02d} 08:00" for i in range(30)]
    columns = columns_of("\n".join(["kolom satu,kolom dua,kolom tiga", *rows]))
    assert [(c.column, c.at, c.confidence, c.how) for c in columns.columns] == [
        ("case", 0, 0.6, "content"), ("activity", 1, 0.6, "content"), ("end", 2, 0.6, "content")
    ]  # fmt: skip
    assert doubts(columns) == [("content", "case"), ("content", "activity"), ("content", "end")]


def test_two_columns_of_one_content_are_not_guessed() -> None:
    rows = [f"B-{i // 3:03d},B-{i // 3:03d},Terima,2026-01-05" for i in range(30)]
    with pytest.raises(SopError, match="there is no case column"):
        columns_of("\n".join(["satu,dua,activity,end", *rows]))


def test_two_headings_for_one_column() -> None:
    columns = columns_of(f"case,activity,end,Petugas,Operator\n{ROW},Ani,Budi")
    assert [(d.code, d.column, dict(d.facts)) for d in columns.doubts] == [
        ("two_headings", "performer", {"heading": "Petugas", "other": "Operator"})
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "Case,case,activity,end",
        "case,,activity,end",
        'case,"a"" FROM x; DROP TABLE y; --",activity,end',
        f"case,{'x' * 5000},activity,end",
        "case,Id,activity,end",
    ],
    ids=["case", "empty", "sql", "long", "id"],
)
def test_odd_headings_do_no_harm(heads: str) -> None:
    (event,) = events_of(f"{heads}\nK-1,x,Terima,2026-01-05 08:15")
    assert (event.case, event.activity, event.end) == ("K-1", "Terima", datetime(2026, 1, 5, 8, 15))


@pytest.mark.parametrize(
    "above",
    [
        "\n",
        ",,\n",
        "\ufeff\r\n",
        "sep=,\n\n",
        "LAPORAN LAYANAN,,\n\n",
        "LAPORAN LAYANAN\r\n,,\r\n",
        '"LAPORAN\nLAYANAN",,\n',
    ],
)
def test_lines_above_the_headings_are_no_rows(above: str) -> None:
    (event,) = events_of(f"{above}case,activity,end\nK-1,Terima,2026-01-05 08:15")
    assert (event.case, event.activity, event.end) == ("K-1", "Terima", datetime(2026, 1, 5, 8, 15))


@pytest.mark.parametrize("delimiter", ["x", '"'])
def test_only_a_delimiter_is_taken_as_declared(tmp_path: Path, delimiter: str) -> None:
    assert raw_log(f"sep={delimiter}\ncase,activity,end\n{ROW}", tmp_path).delimiter == ","


@pytest.mark.parametrize("heads", ["case,activity,end", "sep=,\ncase,activity,end"])
def test_a_quote_that_is_not_closed_is_said(tmp_path: Path, heads: str) -> None:
    with pytest.raises(SopError) as raised:
        raw_log("\n".join([heads, 'K-0,"Terima,2026-01-05', *[ROW] * 6000]), tmp_path)
    assert raised.value.to(Lang.EN) == (
        "log.csv: a cell near its beginning is longer than 131072 characters, mostly for a quote that is not closed. "
        "Mend that quote and try again."
    )


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("Waktu", "Waktu", "Waktu (2)"), ("Waktu", "Waktu (3)", "Waktu (2)")),
        (("Waktu", "", "Waktu", "Waktu"), ("Waktu", "kolom 2", "Waktu (2)", "Waktu (3)")),
        (("kolom 2", ""), ("kolom 2", "kolom 2 (2)")),
    ],
)
def test_headings_are_made_to_differ(headings: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert distinct(headings) == found


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute)


@pytest.mark.parametrize(
    ("heads", "row", "start", "end"),
    [
        ("case,activity,Tanggal Mulai,Jam Mulai,Tanggal Selesai,Jam Selesai", "K,T,05/01/2026,08.15,13/01/2026,09.00", at(5, 8, 15), at(13, 9)),
        ("case,activity,Tanggal,Jam Mulai,Jam Selesai", "K,T,2026-01-05,08:15,09:00", at(5, 8, 15), at(5, 9)),
        ("case,activity,Tanggal,Jam", "K,T,2026-01-05,08:15", None, at(5, 8, 15)),
        ("case,activity,Tanggal,Jam", "K,T,2026-01-05,\nK,T,2026-01-06,10:00", None, at(5)),
    ],
)  # fmt: skip
def test_date_and_clock_in_two_columns(heads: str, row: str, start: datetime | None, end: datetime) -> None:
    first = events_of(f"{heads}\n{row}")[0]
    assert (first.start, first.end) == (start, end)


def test_a_table_of_rows_with_any_heading(tmp_path: Path) -> None:
    heads = ("case", "a\x00b", "Activity", "ACTIVITY", "end")
    with TextTable("log.xlsx", tmp_path) as table:
        table.add(rows_table(heads, [("198701012010011001", "x", "Terima", None, "2026-01-05 08:15")]))
        raw = table.raw_log()
    engine = connect(tmp_path, tmp_path)
    (event,) = engine.rows(canonical(engine.scan(raw), read_log_columns(raw)))
    assert (event.case, event.activity, event.end) == ("198701012010011001", "Terima", at(5, 8, 15))
    assert engine.malformed() == ()


OPEN = ["case,activity,start_date,end_date", "K-1,T,01/02/2026 08:00,01/02/2026 09:00"]


def test_open_dates_are_asked() -> None:
    with pytest.raises(SopError) as raised:
        columns_of("\n".join(OPEN))
    assert raised.value.to(Lang.EN) == (
        "log.csv: the column start_date does not show which is the day and which the month: 01/02/2026 08:00 "
        "can mean 2026-02-01 or 2026-01-02. Run again with --dates dmy or --dates mdy."
    )


@pytest.mark.parametrize(("dates", "start"), [("dmy", datetime(2026, 2, 1, 8)), ("mdy", datetime(2026, 1, 2, 8))])
def test_dates_given(dates: str, start: datetime) -> None:
    assert events_of("\n".join(OPEN), dates=dates)[0].start == start


@pytest.mark.parametrize(("last", "name"), [("13/02/2026 08:00", "dmy"), ("02/13/2026 08:00", "mdy")])
def test_the_whole_column_settles_dates(last: str, name: str) -> None:
    columns = columns_of("\n".join([OPEN[0], *OPEN[1:] * 300, f"K-2,T,{last},{last}"]))
    assert [c.stamp.name for c in columns.columns if c.stamp] == [name, name]
    assert columns.doubts == ()


def test_the_whole_column_outweighs_what_the_headings_suggest() -> None:
    row = "K-1,T,01/02/2026 08:00"
    columns = columns_of("\n".join(["berkas,kegiatan,waktu", *[row] * 300, "K-1,T,02/13/2026 08:00"]))
    assert [c.stamp.name for c in columns.columns if c.stamp] == ["mdy"]


def test_mixed_orders_are_said() -> None:
    strays = ["K-1,T,13/02/2026", "K-1,T,14/02/2026", "K-1,T,02/13/2026"]
    columns = columns_of("\n".join(["case,activity,date", *["K-1,T,01/02/2026"] * 300, *strays]))
    assert [(d.code, dict(d.facts)) for d in columns.doubts] == [
        ("dates_mixed", {"heading": "date", "dmy": "2", "mdy": "1"})
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("case,activity,date\nK-1,T,01/02/2026 08.00", "08.15"),
        ("case;activity;date\nK-1;T;01/02/2026 08:00", "; / 0,5"),
        ('case,activity,date,biaya\nK-1,T,01/02/2026,"7,5"', "; / 0,5"),
        ("Berkas,Kegiatan,date\nK-1,T,01/02/2026 08:00", "berkas, kegiatan"),
    ],
)
def test_an_indonesian_file_has_the_day_first(text: str, why: str) -> None:
    columns = columns_of(text)
    end = columns.find("end")
    assert end is not None
    assert end.stamp is not None
    assert (end.stamp.name, end.confidence) == ("dmy", 0.9)
    assert [(d.code, d.facts["why"]) for d in columns.doubts] == [("dates_assumed", why)]


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [("05/02/2026 08:00", "01/03/2026 08:00", "dmy"), ("03/05/2026 08:00", "04/02/2026 08:00", "mdy")],
)
def test_an_end_cannot_be_before_its_start(start: str, end: str, name: str) -> None:
    columns = columns_of(f"{OPEN[0]}\nK-1,T,{start},{end}")
    assert [(c.stamp.name, c.confidence) for c in columns.columns if c.stamp] == [(name, 0.9), (name, 0.9)]
    assert [d.facts["why"] for d in columns.doubts] == ["start <= end", "start <= end"]


def test_another_column_of_the_file_shows_the_order() -> None:
    columns = columns_of(f"{OPEN[0]}\nK-1,T,01/02/2026 08:00,02/25/2026 08:00")
    assert [c.stamp.name for c in columns.columns if c.stamp] == ["mdy", "mdy"]
    assert doubts(columns) == [("dates_assumed", "start")]


def log(folder: Path, heads: str = "no,apa,kapan,=x", row: str = "K-1,Terima,05/01/2026 08.15,-") -> RawLog:
    return raw_log(f"{heads}\n{row}", folder)


def test_the_table_of_columns(tmp_path: Path) -> None:
    raw = log(tmp_path, "case,activity,waktu,=x")
    assert columns_table(raw, read_log_columns(raw)) == (
        "heading,column,confidence,how,format,example\n"
        "case,case,1.0,name,,K-1\n"
        "activity,activity,1.0,name,,Terima\n"
        "waktu,end,0.9,name,dmy,05/01/2026 08.15\n"
        "'=x,,,,,'-\n"
    )


def test_the_table_is_read_back(tmp_path: Path) -> None:
    raw, table = log(tmp_path), tmp_path / "columns.csv"
    table.write_text("heading,column,format\nno,case\napa,activity\nkapan,start+end,dmy zone\n'=x,\n", encoding="utf-8")
    columns = read_log_columns(raw, read_columns(table, raw))
    assert [(c.column, c.at, c.how, c.confidence) for c in columns.columns] == [
        ("case", 0, "given", 1.0), ("activity", 1, "given", 1.0), ("start", 2, "given", 1.0), ("end", 2, "given", 1.0)
    ]  # fmt: skip
    assert columns.columns[2].stamp == columns.columns[3].stamp
    assert columns.columns[2].stamp is not None
    assert (columns.columns[2].stamp.name, columns.columns[2].stamp.zoned) == ("dmy", True)
    assert columns.unused == (3,)
    assert columns.doubts == ()


def test_what_is_given_wins_over_what_is_recognised(tmp_path: Path) -> None:
    raw, table = log(tmp_path, "case,activity,end,berkas"), tmp_path / "columns.csv"
    table.write_text("heading,column\ncase,\nberkas,case\n", encoding="utf-8")
    columns = read_log_columns(raw, read_columns(table, raw))
    assert {c.column: (c.heading, c.how) for c in columns.columns} == {
        "case": ("berkas", "given"), "activity": ("activity", "name"), "end": ("end", "name")
    }  # fmt: skip


def test_two_columns_of_a_time_survive_the_table(tmp_path: Path) -> None:
    raw = raw_log("case,activity,Tanggal,Jam Mulai,Jam Selesai\nK,T,2026-01-05,08:15,09:00", tmp_path)
    columns, table = read_log_columns(raw), tmp_path / "columns.csv"
    table.write_text(columns_table(raw, columns), encoding="utf-8")
    again = read_log_columns(raw, read_columns(table, raw))
    assert {(c.column, c.at, c.clock, c.stamp) for c in again.columns} == {
        (c.column, c.at, c.clock, c.stamp) for c in columns.columns
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("heading,column\nno,case\nberkas,activity", "columns.csv, line 3: the heading berkas is not known. Write one of: no, apa, kapan, =x."),
        ("heading,column\nno,kasus", "columns.csv, line 2: the column kasus is not known. Write one of: case, activity,"),
        ("heading,column,format\nkapan,end,ddmm", "columns.csv, line 2: the format ddmm is not known. Write one of: ymd,"),
        ("heading,column\nno,case\napa,case", "columns.csv: the column case is given more than once."),
        ('heading,column\nno,"case' + "\n" * 140_000, "columns.csv, line 2: cannot be read as CSV ("),
        ("judul,column\nno,case", "columns.csv: there is no column heading."),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_followed(tmp_path: Path, text: str, sentence: str) -> None:
    raw, table = log(tmp_path), tmp_path / "columns.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(SopError) as raised:
        read_columns(table, raw)
    assert raised.value.to(Lang.EN).startswith(sentence)


def test_an_activity_that_wraps_is_the_same_activity() -> None:
    rows = ["case,activity,end", '1,"Menerima\nberkas",2026-01-05 08:15', "2,Menerima berkas,2026-01-05 08:16"]
    assert [event.activity for event in events_of("\n".join(rows))] == ["Menerima berkas"] * 2
