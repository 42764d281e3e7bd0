"""Logs on the command line: what is in them, what they are compared with, what is kept of them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli import main
from tests.ingest.excel_files import PLAIN, Sheet, excel_file
from tests.ingest.logs.office_log import HEADINGS, NAME, ROWS, SAMPLES

_ROOM_LOGS = sorted(SAMPLES.glob(f"{NAME}.*"))
_SOPS = SAMPLES.parent
_INFORMATION = "permohonan_informasi"
_GOOD = ("K1,Terima,2026-01-05 08:00", "K1,Kirim,2026-01-05 09:00")
_BAD = "K2,Terima,kemarin"


def _log(folder: Path, *rows: str, head: str = "case,activity,start") -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str], status: int, *command: object) -> dict[str, object]:
    assert main([*map(str, command), "--json"]) == status
    said = capsys.readouterr()
    assert said.err == ""
    data = json.loads(said.out)
    assert isinstance(data, dict)
    return data


def _sentence(capsys: pytest.CaptureFixture[str], *command: object) -> str:
    assert main([*map(str, command), "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), said.err[:5]) == ("", 1, "sop: ")
    return said.err[5:-1]


@pytest.mark.parametrize("log", _ROOM_LOGS, ids=lambda path: path.suffix)
def test_every_format_of_a_sample_holds_the_same(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, 0, "log", log)
    assert (found["cases"], found["events"], found["rejected"]) == (4, 18, [])
    assert found["period"] == ["2026-01-05T08:00:00+07:00", "2026-01-15T08:05:00+07:00"]
    assert found["activities"] == {
        "Memberi persetujuan peminjaman": 2,
        "Memeriksa jadwal": 5,
        "Mengembalikan kunci ruang": 3,
        "Mengisi formulir peminjaman": 5,
        "Menyerahkan kunci ruang": 3,
    }


def test_the_xes_sample(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, 0, "log", SAMPLES / f"{_INFORMATION}.xes")
    assert (found["cases"], found["events"], found["rejected"]) == (3, 20, [])


def _rows_taken(report: dict[str, object]) -> list[int | None]:
    """The rows of the findings, which are no longer in the report."""
    findings = report["findings"]
    assert isinstance(findings, list)
    return [finding["facts"].pop("row") for finding in findings]


def test_every_format_of_a_sample_gives_the_same_report(capsys: pytest.CaptureFixture[str]) -> None:
    reports = {log.suffix: _json(capsys, 1, "check", _SOPS / f"{NAME}.md", log) for log in _ROOM_LOGS}
    expected = reports.pop(".csv")
    # A database has no order of rows: its events lie by type.
    assert _rows_taken(reports[".sqlite"]) == [5, 3, 12, None]
    assert _rows_taken(expected) == [3, 6, 14, None]
    for suffix in set(reports) - {".sqlite"}:
        assert _rows_taken(reports[suffix]) == [3, 6, 14, None]
    assert {suffix: report == expected for suffix, report in reports.items()} == dict.fromkeys(reports, True)
    assert (expected["cases"], expected["open_cases"], expected["conforming_cases"]) == (4, 1, 0)
    assert expected["deviations"] == {
        "skipped": 1, "extra": 0, "over_time": 3, "repeated": 0, "out_of_order": 0, "wrong_performer": 0,
        "missing_output": 0, "missing_requirements": 0, "over_total": 0,
    }  # fmt: skip


def test_a_number_of_18_digits_stays_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    columns, out = tmp_path / "kolom.csv", tmp_path / "keluar.csv"
    columns.write_text("heading,column\nNomor Permohonan,case\nKegiatan,activity\nMulai,start\nNIP,role\n", "utf-8")
    assert main(["import", str(SAMPLES / f"{NAME}.xlsx"), "--workspace", str(tmp_path), "--columns", str(columns)]) == 0
    check = ["check", str(_SOPS / f"{NAME}.md"), str(tmp_path / "events" / "log")]
    capsys.readouterr()
    assert main([*check, "--json"]) == 1
    roles = {finding["facts"]["role"] for finding in json.loads(capsys.readouterr().out)["findings"]}
    assert "197803042003122001" in roles
    assert main(["log", str(SAMPLES / f"{NAME}.xlsx"), "--columns-out", str(out)]) == 0
    assert "NIP,,,,,198505122010012003" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "status", "text"),
    [
        (_GOOD, 0, "1 cases, 2 events, 2026-01-05T08:00:00+07:00 to 2026-01-05T09:00:00+07:00"),
        ((*_GOOD, _BAD), 1, "3: unreadable_time kemarin"),
    ],
)
def test_the_status_tells_of_rejected_rows(
    tmp_path: Path, rows: Sequence[str], status: int, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", str(_log(tmp_path, *rows)), "--lang", "en"]) == status
    assert text in capsys.readouterr().out.splitlines()


def test_an_import_says_what_became_of_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = _log(tmp_path, *_GOOD, _BAD)
    command = ["import", str(log), str(log), "--workspace", str(tmp_path), "--name", "izin", "--lang"]
    folder = tmp_path / "events" / "izin"
    assert main([*command, "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"log.csv: 2 new events, 0 known already, 1 rows rejected; event data {folder}.",
        f"log.csv: 0 new events, 2 known already, 1 rows rejected; event data {folder}.",
    ]
    assert main([*command, "id"]) == 1
    assert f"log.csv: 0 kejadian baru, 2 sudah ada, 1 baris ditolak; data kejadian {folder}." in capsys.readouterr().out


def test_rejected_rows_are_written(tmp_path: Path) -> None:
    log, out = _log(tmp_path, *_GOOD, _BAD), tmp_path / "tolak" / "a.csv"
    table = "row,column,value,reason\n3,start,kemarin,unreadable_time\n"
    for command in (["log"], ["check", str(_SOPS / f"{NAME}.md")], ["import", "--workspace", str(tmp_path)]):
        assert main([*command, str(log), "--rejects-out", str(out)]) == 1
        assert out.read_text(encoding="utf-8") == table
        out.unlink()


def test_columns_are_written_changed_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = _log(tmp_path, "a1,K1,Terima,2026-01-05 08:00", head="Kode,Berkas,Kegiatan,Waktu")
    table = tmp_path / "kolom.csv"
    table.write_text("heading,column\nBerkas,case\nKegiatan,activity\nWaktu,start\n", encoding="utf-8")
    out = tmp_path / "keluar.csv"
    found = _json(capsys, 0, "log", log, "--columns", table, "--columns-out", out)
    assert found["columns"] == {"case": "Berkas", "activity": "Kegiatan", "start": "Waktu"}
    written = out.read_text(encoding="utf-8")
    assert "Berkas,case,1.0,given,,K1" in written
    assert _json(capsys, 0, "log", log, "--columns", out)["columns"] == found["columns"]
    table.write_text("heading,column\nBerkas,perkara\n", encoding="utf-8")
    assert _sentence(capsys, "log", log, "--columns", table).startswith(
        "kolom.csv, line 2: the column perkara is not known. Write one of: case, activity, start,"
    )


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-05-01"), ("mdy", "2026-01-05")])
def test_the_order_of_dates_is_said(tmp_path: Path, order: str, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    log = _log(tmp_path, "K1,Terima,01/05/2026 08:00", "K1,Kirim,01/05/2026 09:00")
    assert _json(capsys, 0, "log", log, "--dates", order)["period"] == [
        f"{day}T08:00:00+07:00",
        f"{day}T09:00:00+07:00",
    ]


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log.xlsx"
    sheets = [Sheet(name, [HEADINGS, *rows], style=PLAIN) for name, rows in (("Jan", ROWS[:5]), ("Feb", ROWS[5:]))]
    log.write_bytes(excel_file(*sheets))
    assert [_json(capsys, 0, "log", log, "--part", part)["events"] for part in ("Jan", "Feb")] == [5, 13]
    assert _sentence(capsys, "log", log, "--part", "Mar") == "log.xlsx: there is no sheet Mar. Choose one of: Jan, Feb."


def test_an_office_counts_by_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "kantor.toml"
    office.write_text('calendar = "makassar"\n[calendars.makassar]\nbase = "24x7"\nzone = "Asia/Makassar"', "utf-8")
    log = _log(tmp_path, *_GOOD)
    assert _json(capsys, 0, "log", log, "--office", office)["period"] == [
        "2026-01-05T08:00:00+08:00",
        "2026-01-05T09:00:00+08:00",
    ]
    report = _json(capsys, 1, "check", _SOPS / f"{NAME}.md", SAMPLES / f"{NAME}.csv", "--office", office)
    assert report["calendar"] == {"id": "makassar", "version": report["calendar"]["version"], "zone": "Asia/Makassar"}  # type: ignore[index]
    office.write_text("kalender = 1", encoding="utf-8")
    assert _sentence(capsys, "log", log, "--office", office).startswith("kantor.toml: key kalender is not known.")


_DOCTYPE = '<?xml version="1.0"?>\n<!DOCTYPE log [<!ENTITY a "b">]>\n<log/>'


@pytest.mark.parametrize("command", ["log", "check", "import"])
@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("log.docx", "", "log.docx: logs of type .docx cannot be read yet. Readable are: .csv, "),
        ("log", "", "log: logs of type (-) cannot be read yet. Readable are: .csv, "),
        ("log.xes", _DOCTYPE, "log.xes: line 2 holds a DOCTYPE, which no XES log has."),
        ("log.jsonl", '{"a": "' + "b" * 1_100_000 + '"}', "log.jsonl: "),
        ("log.csv", "", "log.csv: the file is empty."),
    ],
    ids=["unknown", "no-suffix", "doctype", "long-line", "empty"],
)
def test_what_cannot_be_read_is_one_sentence(  # noqa: PLR0913, PLR0917 (a row of the table and pytest's own)
    tmp_path: Path, command: str, name: str, text: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / name
    log.write_text(text, encoding="utf-8")
    others = {"log": (), "check": (_SOPS / f"{NAME}.md",), "import": ("--workspace", tmp_path)}[command]
    assert _sentence(capsys, command, *others, log).startswith(sentence)
