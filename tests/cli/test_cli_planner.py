"""The planner's commands: lint, diff, revise, what-if, and how documents are set."""

import json
from pathlib import Path

import docx
import pytest

from cli import main

ROOT = Path(__file__).parents[2]
SOP = ROOT / "samples" / "permohonan_informasi.txt"
DAY = ("--today", "2025-08-01")


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of an office that takes nine hours for step 4, where the SOP allows two."""
    folder = tmp_path_factory.mktemp("slow")
    lived = folder / "lived.txt"
    lived.write_text(SOP.read_text(encoding="utf-8").replace("\t2 jam\t", "\t9 jam\t"), encoding="utf-8")
    log = folder / "log.csv"
    assert main(["simulate", str(lived), "--cases", "120", "--seed", "4", "-o", str(log)]) == 0
    return log


def test_lint_names_place_basis_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(SOP), *DAY, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["source"] == "permohonan_informasi.txt"
    assert {one["rule"] for one in told["findings"]} == {"SOP204"}
    assert told["findings"][0] == {
        "rule": "SOP204",
        "at": "/procedures/0/steps/0/activity",
        "place": "Prosedur 1, langkah 1",
        "severity": "warning",
        "basis": "Permen PAN RB 35/2012, Lampiran, format SOP AP huruf c (pelaksana dipisahkan)",
        "message": "Prosedur 1, langkah 1: kegiatan menyebut pelaksana “Pemohon”. Mulai dengan kata kerjanya: “Mengajukan "
        "permohonan informasi secara tertulis”; pelaksana ditunjukkan oleh simbol di kolomnya.",
        "facts": {"lane": "Pemohon", "better": "Mengajukan permohonan informasi secara tertulis"},
    }


def test_lint_of_a_clean_document(capsys: pytest.CaptureFixture[str]) -> None:
    office = ROOT / "samples" / "rekomendasi_solar.docx"
    assert main(["lint", str(office), "--today", "2024-01-01", "--lang", "en"]) in {0, 1}
    assert "warning" not in capsys.readouterr().out


def test_lint_says_what_it_cannot_read_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
    assert main(["lint", str(SOP), str(tmp_path / "broken.json"), *DAY]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("sop: broken.json: bukan JSON SOP yang sah")
    assert "permohonan_informasi.txt (peringatan: 6)" in told.out


def test_lint_fixes_one_file(tmp_path: Path) -> None:
    crooked = tmp_path / "crooked.txt"
    crooked.write_text(SOP.read_text(encoding="utf-8").replace("15 menit", "15 Mnt"), encoding="utf-8")
    out = tmp_path / "fixed.json"
    main(["lint", str(crooked), "--fix", "-o", str(out), *DAY])
    times = [step["time"]["text"] for step in json.loads(out.read_text(encoding="utf-8"))["procedures"][0]["steps"]]
    assert times == ["15 menit", "10 menit", "30 menit", "2 jam", "3 hari kerja", "1 hari kerja", "15 menit"]


def test_fixing_needs_one_file_and_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(SOP), "--fix"]) == 2
    assert capsys.readouterr().err.startswith("sop: --fix menulis satu SOP.")


def test_an_sop_does_not_differ_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(SOP), str(SOP)]) == 0
    assert capsys.readouterr().out == "permohonan_informasi.txt → permohonan_informasi.txt: tidak ada perubahan.\n"


def test_the_draft_of_a_slow_office(slow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "draft.json"
    said = ("--author", "Perencana", "--date", "2026-01-05")
    assert main(["revise", str(SOP), str(slow), "-o", str(out), *said]) == 1
    draft = json.loads(out.read_text(encoding="utf-8"))
    assert (draft["schema"], draft["revised"]) == ("sop/1", "2026-01-05")
    assert draft["procedures"][0]["steps"][3]["time"]["text"] == "1 hari kerja"
    row = next(row for row in draft["revision"]["matrix"] if row["kind"] == "time")
    assert (row["steps"], row["old"], row["new"], row["author"]) == (["4"], "2 jam", "1 hari kerja", "Perencana")
    assert "Waktu langkah 4 dari “2 jam” menjadi “1 hari kerja”" in capsys.readouterr().out
    assert main(["diff", str(SOP), str(out)]) == 1
    assert "Waktu langkah 4 berubah dari “2 jam” menjadi “1 hari kerja”." in capsys.readouterr().out


def test_decisions_are_written_changed_and_read(slow: Path, tmp_path: Path) -> None:
    decisions, out = tmp_path / "decisions.json", tmp_path / "draft.json"
    asked = ["revise", str(SOP), str(slow), "-o", str(out), "--date", "2026-01-05"]
    main([*asked, "--decisions-out", str(decisions)])
    given = json.loads(decisions.read_text(encoding="utf-8"))
    for one in given["decisions"]:
        chosen = {"verdict": "edit", "value": "10 jam"} if one["proposal"] == "time-1-4" else {"verdict": "reject"}
        one |= {**chosen, "reason": "Rapat 5 Januari"}
    decisions.write_text(json.dumps(given), encoding="utf-8")
    main([*asked, "--decisions", str(decisions)])
    draft = json.loads(out.read_text(encoding="utf-8"))
    assert [(row["kind"], row["new"], row["reason"]) for row in draft["revision"]["matrix"]] == [
        ("time", "10 jam", "Rapat 5 Januari")
    ]


def test_the_draft_in_word_reads_back_and_has_its_matrix(slow: Path, tmp_path: Path) -> None:
    out, back = tmp_path / "draft.docx", tmp_path / "back.json"
    assert main(["revise", str(SOP), str(slow), "-o", str(out), "--date", "2026-01-05"]) == 1
    tables = docx.Document(str(out)).tables
    matrix = next(table for table in tables if table.rows[0].cells[0].text == "No" and len(table.columns) == 7)
    assert [cell.text for cell in matrix.rows[0].cells] == [
        "No", "Langkah", "Bagian", "Semula", "Menjadi", "Alasan", "Bukti",
    ]  # fmt: skip
    assert ["4", "Waktu", "2 jam", "1 hari kerja"] in [[c.text for c in row.cells[1:5]] for row in matrix.rows]
    assert main(["read", str(out), "-o", str(back)]) == 0
    (procedure,) = json.loads(back.read_text(encoding="utf-8"))["procedures"]
    assert [step["number"] for step in procedure["steps"]] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_comparison_in_word_strikes_what_is_gone(slow: Path, tmp_path: Path) -> None:
    draft, out = tmp_path / "draft.json", tmp_path / "diff.docx"
    main(["revise", str(SOP), str(slow), "-o", str(draft), "--date", "2026-01-05"])
    assert main(["diff", str(SOP), str(draft), "-o", str(out)]) == 1
    runs = [
        (run.text, bool(run.font.strike), bool(run.font.underline))
        for row in docx.Document(str(out)).tables[0].rows
        for paragraph in row.cells[5].paragraphs
        for run in paragraph.runs
    ]
    assert ("2 jam", True, False) in runs
    assert ("1 hari kerja", False, True) in runs


def test_what_if_without_changes_of_consequence(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["simulate", str(SOP), "--what-if", "waktu:4=1 jam", "--cases", "200", "--replications", "5", "--json"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["experiment"] == {"cases": 200, "replications": 5, "seed": 1, "warm_up": 0.1, "cool_down": 0.05}
    assert told["changes"] == [
        {"id": "dengan waktu langkah 4 paling lama 1 jam", "en": "with step 4 in at most 1 hours"}
    ]


def test_what_if_learns_from_a_log(slow: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "simulate",
        str(SOP),
        "--what-if",
        "waktu:4=2 jam",
        "--log",
        str(slow),
        "--cases",
        "200",
        "--replications",
        "5",
    ]
    assert main(asked) == 0
    assert (
        "Dengan waktu langkah 4 paling lama 2 jam, waktu penyelesaian rata-rata turun dari" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "sop: sebutkan log yang ditulis (-o LOG)"),
        (("--what-if", "terbang"), 'sop: perubahan "terbang" tidak dikenal.'),
    ],
)
def test_what_is_not_asked_for_or_not_known(
    options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(SOP), *options]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_paper_and_blanks(tmp_path: Path) -> None:
    out = tmp_path / "f4.docx"
    assert main(["write", str(SOP), "-o", str(out), "--paper", "F4", "--blank"]) == 0
    word = docx.Document(str(out))
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (330, 215)
    assert "045/017/DLIA/2024" not in "".join(cell.text for row in word.tables[0].rows for cell in row.cells)


def test_a_format_that_knows_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", str(SOP), "-o", str(tmp_path / "a.svg"), "--qr"]) == 2
    assert capsys.readouterr().err == (
        "sop: Dokumen .svg tidak mengenal pilihan --qr. Hapus pilihan itu atau tulis ke format lain.\n"
    )
