import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cli import main
from model.sop_json import SCHEMA
from samples.demo import sample_files
from tests.web.office import workspace_of

SAMPLE = next(path for path in sample_files() if path.stem == "permohonan_informasi")
ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "ibis", "duckdb", "dash", "docx", "plotly", "pyarrow", "holidays", "rapidfuzz", "tqdm")


def test_read_writes_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(SAMPLE)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["schema"], data["source"]["format"], len(data["procedures"][0]["steps"])) == (SCHEMA, "text", 7)
    assert set(data["procedures"][0]["edges"][0]) == {"from", "to", "label", "status"}


def test_several_files_give_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(SAMPLE), str(SAMPLE)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_one_bad_file_is_said_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "surat.txt"
    letter.write_text("Dengan hormat, bersama ini kami sampaikan undangan.", encoding="utf-8")
    assert main(["read", str(letter), str(SAMPLE)]) == 2
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 1
    assert said.err.startswith("sop: surat.txt: tidak ada tabel langkah SOP")


def test_a_folder_gives_a_list_of_what_is_readable_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.txt", "a/c.md", "a/.sembunyi.txt", ".git/d.txt", "~$b.txt", "foto.raw"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    assert main(["read", str(tmp_path)]) == 0
    assert [data["source"]["name"] for data in json.loads(capsys.readouterr().out)] == ["c.md", "b.txt"]
    assert main(["read", str(tmp_path / "a")]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_a_folder_with_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "arsip"
    folder.mkdir()
    assert main(["read", str(folder), str(SAMPLE)]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(
        "sop: arsip: folder ini tidak berisi berkas yang dapat dibaca. Yang dapat dibaca: .bpmn, .docm, .docx, .htm,"
    )
    assert len(json.loads(said.out)) == 1


def test_a_reader_that_has_seen_enough_ends_the_program_quietly() -> None:
    command = [sys.executable, "-m", "cli", "read", *[str(SAMPLE)] * 9]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_batch_shows_its_progress_on_a_terminal_only(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415 (Windows has none)
    import pty  # noqa: PLC0415 (Windows has none)
    import termios  # noqa: PLC0415 (Windows has none)

    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "cli", "read", str(SAMPLE), str(tmp_path / "hilang.txt"), "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, check=False)
    os.close(terminal)
    shown = os.read(screen, 10_000).decode()
    os.close(screen)
    assert "0/2 [" in shown
    assert "sop: hilang.txt: the file cannot be opened (" in shown
    assert json.loads(done.stdout)[0]["source"]["name"] == SAMPLE.name


@pytest.mark.parametrize(
    ("name", "lang", "sentence"),
    [
        ("tidak_ada.txt", "id", "berkas tidak dapat dibuka"),
        ("tidak_ada.txt", "en", "the file cannot be opened"),
        ("x.xyz", "en", "files of type .xyz cannot be read yet"),
    ],
)
def test_errors_are_one_sentence(name: str, lang: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", name, "--lang", lang]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_simulate_check_and_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log, docx = tmp_path / "log.csv", tmp_path / "sop.docx"
    none = [f"--{kind}=0" for kind in ("skipped", "extra", "repeated", "out-of-order", "wrong-performer", "over-time")]
    assert main(["simulate", str(SAMPLE), "--cases", "20", "--seed", "4", "-o", str(log), *none]) == 0
    assert json.loads((tmp_path / "log.csv.truth.json").read_text(encoding="utf-8")) == {"planted": []}
    assert main(["check", str(SAMPLE), str(log), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["cases"], report["conforming_cases"], report["alignment"]["total_cost"]) == (20, 20, 0)
    assert main(["simulate", str(SAMPLE), "--cases", "20", "-o", str(log), "--skipped", "1"]) == 0
    assert main(["check", str(SAMPLE), str(log)]) == 1
    assert "Langkah dilewati: 20" in capsys.readouterr().out
    assert main(["simulate", str(SAMPLE), "--cases", "9", "-o", str(log), "--units=2", "--stamps=end", *none]) == 0
    head, first, *_rows = log.read_text(encoding="utf-8").splitlines()
    assert head == "case,activity,start,end,performer,role,unit,output,requirements"
    assert ",," in first
    assert "Unit" in first
    assert main(["simulate", str(SAMPLE), "-o", str(log), "--procedure", "2"]) == 2
    assert "prosedur 2 tidak ada" in capsys.readouterr().err
    assert main(["write", str(SAMPLE), "-o", str(docx)]) == 0
    assert docx.read_bytes()[:2] == b"PK"
    assert main(["write", str(SAMPLE), "-o", str(tmp_path / "sop.odt")]) == 2


def test_log_survey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log.csv"
    log.write_text("Kasus,Kegiatan,Selesai\nA,Terima,2025-01-06 08:00\nB,Terima,2025-01-06 09:00\n", encoding="utf-8")
    assert main(["log", str(log), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["cases"], data["events"], data["activities"]) == (2, 2, {"Terima": 2})
    assert data["columns"] == {"case": "Kasus", "activity": "Kegiatan", "end": "Selesai"}


def test_import_cli_loads_no_heavy_package() -> None:
    code = f"import sys, cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_demo_fills_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-serve", "--workspace", str(tmp_path)]) == 0
    assert "SOP contoh dibaca" in capsys.readouterr().out
    words = sorted(path.stem for path in (tmp_path / "word").glob("*.docx"))
    assert words == sorted(path.stem.replace("_", "-") for path in sample_files())
    workspace = workspace_of(tmp_path)
    assert [key for key in workspace.checked() if workspace.report(key).analysis is None] == []
    assert sorted(path.name for path in (tmp_path / "reports").glob("permohonan-informasi-*")) == [
        "permohonan-informasi-audit.docx",
        "permohonan-informasi-audit.xlsx",
        "permohonan-informasi-evaluation.docx",
        "permohonan-informasi-monitoring.docx",
        "permohonan-informasi-revision.docx",
        "permohonan-informasi-revision.json",
    ]
