"""Reports on the command line, against what `check` says of the same log."""

import json
import tomllib
from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from cli import main
from event_logs import digest
from model.product import VERSION
from model.text import Lang
from model.written_numbers import number, percent

ROOT = Path(__file__).parents[2]
SOP = ROOT / "samples" / "permohonan_informasi.txt"
LOG = ROOT / "samples" / "logs" / "permohonan_informasi.xes"
AT = ("--at", "2026-11-22T09:30:00+07:00")


@pytest.fixture(scope="module")
def steps() -> list[dict[str, object]]:
    """The steps of the check JSON."""
    with redirect_stdout(StringIO()) as told:
        assert main(["check", str(SOP), str(LOG), "--json"]) == 1
    found = json.loads(told.getvalue())["steps"]
    assert isinstance(found, list)
    return found


def test_the_audit_report_has_the_numbers_of_the_check(steps: list[dict[str, object]], tmp_path: Path) -> None:
    out = tmp_path / "laporan.docx"
    assert main(["report", str(SOP), str(LOG), "-o", str(out), *AT]) == 1
    word = docx.Document(str(out))
    cover = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}
    assert cover["SHA-256 berkas log"] == sha256(LOG.read_bytes()).hexdigest()
    table = next(one for one in word.tables if one.rows[0].cells[0].text == "Langkah")
    found = [[cell.text for cell in row.cells[2:8]] for row in table.rows[1:]]
    names = ("runs", "measurable", "within", "late", "undecided")
    assert found == [[*(number(s[n], Lang.ID) for n in names), _share(s["within_share"])] for s in steps]  # type: ignore[arg-type]


def _share(value: object) -> str:
    return percent(value, Lang.ID) if isinstance(value, int | float) else "–"


def test_the_work_papers_have_the_numbers_of_the_check(steps: list[dict[str, object]], tmp_path: Path) -> None:
    out = tmp_path / "kertas.xlsx"
    assert main(["report", str(SOP), str(LOG), "-o", str(out), *AT]) == 1
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Langkah").to_python()[1:]
    names = ("runs", "measurable", "within", "late", "undecided", "within_share")
    assert [[row[0], *row[3:9]] for row in rows] == [
        [step["step"], *("" if step[name] is None else step[name] for name in names)] for step in steps
    ]


@pytest.mark.parametrize("form", ["monitoring", "evaluation"])
def test_the_forms_in_english(form: str, tmp_path: Path) -> None:
    out = tmp_path / "form.docx"
    assert main(["report", str(SOP), str(LOG), "-o", str(out), "--form", form, "--lang", "en", *AT]) == 1
    heading = {"monitoring": "SOP MONITORING FORM", "evaluation": "SOP EVALUATION FORM"}[form]
    assert docx.Document(str(out)).paragraphs[0].text == heading


@pytest.mark.parametrize(
    ("name", "form", "sentence"),
    [
        ("a.pdf", "audit", "a.pdf: documents of type .pdf cannot be written yet. Writable are: .docx, .xlsx."),
        ("a.xlsx", "monitoring", "a.xlsx: documents of type .xlsx cannot be written yet. Writable are: .docx."),
    ],
)
def test_what_no_form_is_written_as(name: str, form: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(SOP), str(LOG), "-o", name, "--form", form, "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"sop: {sentence}\n"


def test_a_log_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(SOP), str(tmp_path / "hilang.csv"), "-o", str(tmp_path / "a.docx")]) == 2
    assert capsys.readouterr().err.startswith("sop: hilang.csv: ")


def test_a_time_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", str(SOP), str(LOG), "-o", "a.docx", "--at", "kemarin"])
    assert "kemarin bukan waktu seperti 2026-11-22T09:30+07:00." in capsys.readouterr().err


def test_a_folder_of_event_data_has_a_digest_of_its_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(name.encode())
    lines = f"a {sha256(b'a').hexdigest()}\nb {sha256(b'b').hexdigest()}\n"
    assert digest(tmp_path) == sha256(lines.encode()).hexdigest()


def test_the_version_is_that_of_the_package() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["version"] == VERSION
