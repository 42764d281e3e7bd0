"""Whatever happens in the process that reads a file ends in one sentence, and the batch goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from time import monotonic, sleep

import pytest

from ingest import parse as parsing
from ingest.limits import Limits
from ingest.read import read_all, read_sop
from ingest.worker import Parse
from model.errors import SopError
from model.sop import SopDocument
from model.text import Lang
from samples.demo import sample_files
from tests.hostile import parsers

_ROOT = Path(__file__).parents[2]
_SAMPLE = _ROOT / "samples" / "permohonan_informasi.txt"
_TIGHT = Limits(page_seconds=1.5, file_seconds=2.5, memory_bytes=150_000_000, answer_bytes=2000)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    yield
    assert active_children() == []


def _sentences(parse: Parse) -> tuple[str, str]:
    with pytest.raises(SopError) as caught:
        read_sop(Path("surat.txt"), _TIGHT, parse)
    return caught.value.to(Lang.ID), caught.value.to(Lang.EN)


def test_a_document_is_the_same_from_another_process() -> None:
    assert read_sop(_SAMPLE) == parsing.parse(_SAMPLE)


@pytest.mark.parametrize(
    ("parse", "indonesian", "english"),
    [
        (
            parsers.loop,
            "surat.txt: belum selesai dibaca dalam 1.5 detik. Bagi menjadi beberapa berkas, lalu ulangi.",
            "surat.txt: not read within 1.5 seconds. Split it into several files and try again.",
        ),
        (
            parsers.stick_on_page_three,
            "surat.txt: halaman 3 belum selesai dibaca dalam 1.5 detik. Keluarkan halaman itu dari berkas, lalu ulangi.",
            "surat.txt: page 3 was not read within 1.5 seconds. Take that page out of the file and try again.",
        ),
        (
            parsers.turn_pages,
            "surat.txt: belum selesai dibaca dalam 2.5 detik. Bagi menjadi beberapa berkas, lalu ulangi.",
            "surat.txt: not read within 2.5 seconds. Split it into several files and try again.",
        ),
        (
            parsers.eat,
            "surat.txt: pembacaannya memerlukan lebih dari 150 MB memori. Bagi menjadi beberapa berkas, lalu ulangi.",
            "surat.txt: reading it takes more than 150 MB of memory. Split it into several files and try again.",
        ),
        (
            parsers.recurse,
            "surat.txt: isinya bersarang lebih dari 1000 tingkat. Simpan ulang dari aplikasi asalnya, lalu ulangi.",
            "surat.txt: its content is nested deeper than 1000 levels. Save it again from its own application and try again.",
        ),
        (
            parsers.abort,
            "surat.txt: pembacaannya terhenti (SIGABRT); berkas itu mungkin rusak. Simpan ulang dari aplikasi asalnya, lalu ulangi.",
            "surat.txt: reading it broke down (SIGABRT); the file may be damaged. Save it again from its own application and try again.",
        ),
        (
            parsers.leave,
            "surat.txt: pembacaannya terhenti (status 3); berkas itu mungkin rusak. Simpan ulang dari aplikasi asalnya, lalu ulangi.",
            "surat.txt: reading it broke down (status 3); the file may be damaged. Save it again from its own application and try again.",
        ),
        (
            parsers.refuse,
            "surat.txt: 4 halaman di arsip.",
            "surat.txt: 4 pages in arsip.",
        ),
        (
            parsers.lone_surrogate,
            "surat.txt: memuat tanda yang bukan huruf (surrogates not allowed). Simpan ulang dari aplikasi asalnya, lalu ulangi.",
            "surat.txt: holds codes that are no characters (surrogates not allowed). Save it again from its own application and try again.",
        ),
        (
            parsers.at_length,
            "surat.txt: hasil bacanya lebih dari 0.002 MB. Bagi menjadi beberapa berkas, lalu ulangi.",
            "surat.txt: what was read takes more than 0.002 MB. Split it into several files and try again.",
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_every_end_is_one_sentence(parse: Parse, indonesian: str, english: str) -> None:
    assert _sentences(parse) == (indonesian, english)


def test_a_defect_of_ours_names_its_place() -> None:
    line = parsers.stumble.__code__.co_firstlineno + 1
    assert _sentences(parsers.stumble) == (
        f"surat.txt: program salah saat membaca berkas ini (KeyError, parsers.py:{line}). Laporkan kalimat ini kepada pembuat program.",
        f"surat.txt: the program failed on this file (KeyError, parsers.py:{line}). Report this sentence to its makers.",
    )


def test_a_batch_goes_on_in_order_when_files_fail(tmp_path: Path) -> None:
    names = ["satu.txt", "abort.txt", "dua.txt", "loop.txt", "eat.txt", "tiga.txt", "stumble.txt", "empat.txt"]
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(_SAMPLE.read_bytes())
    done: list[Path] = []
    limits = Limits(page_seconds=8, memory_bytes=500_000_000)  # enough to load the language room
    results = dict(read_all(paths, done.append, limits, parsers.by_name))
    assert list(results) == paths
    assert sorted(done) == sorted(paths)
    assert [path.stem for path, result in results.items() if isinstance(result, SopDocument)] == [
        "satu",
        "dua",
        "tiga",
        "empat",
    ]


def test_files_are_asked_for_as_there_is_room_for_them() -> None:
    rest = iter([_SAMPLE] * 1000)
    with closing(read_all(rest)) as results:
        next(results)
    assert 1000 - len(list(rest)) <= 2 * (os.cpu_count() or 1)


def test_a_reader_that_prints_is_not_heard(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert read_sop(tmp_path / "surat.txt", parse=parsers.babble).source.name == "surat.txt"
    assert capfd.readouterr() == ("", "")


def test_threads_read_side_by_side() -> None:
    paths = sample_files()
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(read_sop, paths))
    assert [document.source.name for document in read] == [path.name for path in paths]


def test_modules_of_the_working_folder_are_not_imported(tmp_path: Path) -> None:
    downloads, script = tmp_path / "downloads", tmp_path / "bin" / "sop"
    downloads.mkdir()
    script.parent.mkdir()
    for name in ("socket", "selectors", "json", "ingest", "multiprocessing"):
        (downloads / f"{name}.py").write_text("open('imported', 'w')", encoding="utf-8")
    script.write_text(_CONSOLE_SCRIPT.format(root=str(_ROOT)), encoding="utf-8")
    done = _run(downloads, str(script), "read", str(_SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")
    assert not (downloads / "imported").exists()


_CONSOLE_SCRIPT = """\
import sys
sys.path.append({root!r})
from cli import main
if __name__ == '__main__':
    sys.exit(main())
"""


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("start", [("-m", "cli"), ("cli.py",), ("-W", "error", "-X", "dev", "-m", "cli")])
def test_the_program_reads_however_it_is_started(start: tuple[str, ...]) -> None:
    done = _run(_ROOT, *start, "read", str(_SAMPLE), str(_SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_script_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT_WITHOUT_GUARD.format(root=str(_ROOT), sample=str(_SAMPLE)), encoding="utf-8")
    done = _run(tmp_path, str(script))
    assert (done.stdout, done.stderr) == (f"{_SAMPLE.name}\n" * 2, "")
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "1"


_SCRIPT_WITHOUT_GUARD = """\
import sys
from pathlib import Path
sys.path.append({root!r})
from ingest.read import read_all
with open('runs', 'a') as runs:
    runs.write('1')
for path, document in read_all([Path({sample!r})] * 2):
    print(document.source.name)
"""


def test_an_interrupt_ends_the_reading_processes(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from ingest.read import read_all\n"
        "from tests.hostile.parsers import tell_pid_and_loop\n"
        f"list(read_all([Path({str(tmp_path)!r}, name) for name in 'abc'], parse=tell_pid_and_loop))\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=_ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        _wait_until(lambda: any(tmp_path.glob("*.pid")))
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert said.count("Traceback") == 1
    pids = [int(file.stem) for file in tmp_path.glob("*.pid")]
    _wait_until(lambda: not any(map(_is_running, pids)))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_until(holds: Callable[[], bool]) -> None:
    end = monotonic() + 60
    while not holds():
        assert monotonic() < end
        sleep(0.02)
