"""Documents whose row heights only a word processor knows."""

import os
from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from ingest.layout.merge_drawing import is_clear, with_drawing
from ingest.sources.libreoffice import to_pdf
from ingest.sources.office.harmless import harmless
from ingest.sources.office.package import open_package
from model.sop import Doubt, Edge, Performer, Place, Port, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.ingest.word_files import acting, connector, flow_table, p, read_body, run, shape, tc, tr, ways, word_file

_LONG = (
    "Memeriksa kelengkapan berkas permohonan peminjaman taman kota dan mencatatnya ke dalam buku agenda masuk harian"
)


def _grown(number: int, drawings: str = "") -> str:
    """A row as high as its text, however high that is."""
    return tr(
        tc(str(number)), tc(_LONG), tc(), tc(p(drawings)), tc(), tc("Berkas"), tc("1 hari"), tc("Surat"), height=None
    )


def _distant() -> str:
    """Everything hangs on the first step; LibreOffice makes the rows about 77 points high."""
    symbols = [shape("flowChartProcess", n, (20, 25 + 77 * (n - 1), 36, 22)) for n in (1, 2, 3)]
    lines = [connector("straightConnector1", (38, 47 + 77 * (n - 1), 0, 55), 10 + n) for n in (1, 2)]
    return flow_table(_grown(1, "".join(symbols + lines)), _grown(2), _grown(3))


@pytest.mark.office
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice (soffice) is not on PATH")
def test_libreoffice_says_where_distant_symbols_stand() -> None:
    sop = read_body(_distant())
    (procedure,) = sop.procedures
    assert acting(procedure) == [[(1, "process")]] * 3
    assert ways(procedure) == [("1", "2", None), ("2", "3", None)]
    assert procedure.steps[0].activity == _LONG
    assert sop.doubts == ()


def test_without_libreoffice_the_layout_is_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    doubts = [(doubt.at, doubt.code) for doubt in read_body(_distant()).doubts]
    assert ("/procedures/0", "layout_estimated") in doubts


def test_known_heights_need_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    rows = [tr(tc(str(n)), tc("Mencatat"), tc(), tc(p(shape("rect", n, (20, 8 + 45 * (3 - n), 36, 22)) if n == 1 else "")), tc(), tc("Berkas"), tc("1 hari"), tc("Surat")) for n in (1, 2, 3)]  # fmt: skip
    assert "layout_estimated" not in {doubt.code for doubt in read_body(flow_table(*rows)).doubts}


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")
def test_a_hanging_libreoffice_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    beats: list[int] = []
    assert to_pdf(b"", ".docx", lambda: beats.append(1), timeout=1.0) is None
    child = int((tmp_path / "child").read_text())
    assert beats
    assert not Path(f"/proc/{child}/cmdline").exists() or b"sleep" not in Path(f"/proc/{child}/cmdline").read_bytes()


def test_the_copy_for_libreoffice_has_no_links_and_no_instructions() -> None:
    body = p(f'<w:r><w:instrText>INCLUDEPICTURE "http://contoh.invalid/a.png"</w:instrText></w:r>{run("teks")}')
    raw = BytesIO(word_file(body))
    with ZipFile(raw, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
        package.writestr("word/_rels/settings.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="t" Target="http://contoh.invalid/b.dotx" TargetMode="External"/></Relationships>')  # fmt: skip
    with ZipFile(BytesIO(harmless(open_package(raw.getvalue(), "sop.docm")))) as copy:
        everything = b"".join(copy.read(name) for name in copy.namelist())
        assert "word/vbaProject.bin" not in copy.namelist()
    assert b"contoh.invalid" not in everything
    assert b"teks" in everything


def _sop(
    *performers: tuple[Performer, ...], edges: tuple[Edge, ...] = (), doubts: tuple[Doubt, ...] = ()
) -> SopDocument:
    steps = tuple(Step(str(n), f"Kegiatan {n}", Time(), found) for n, found in enumerate(performers, 1))
    evidence = {"/procedures/0/steps/0/performers/0": Place(1), "/procedures/0/steps/0/activity": Place(1)}
    procedure = Procedure("Uji", ("Pemohon", "Petugas"), steps, edges)
    return SopDocument(Source("a.docx", "docx", ""), procedures=(procedure,), doubts=doubts, evidence=evidence)


def test_merging_takes_performers_and_arrows_from_the_rendering() -> None:
    unknown = Doubt("/procedures/0/steps/1", "performer_unknown", "?")
    date = Doubt("/created", "date_unreadable", "?")
    own = _sop((Performer(0),), (), doubts=(unknown, date))
    other = _sop((Performer(1),), (Performer(0, "decision"),), edges=(Edge(Port("1", 1), Port("2", 0)),))
    merged = with_drawing(own, other)
    assert acting(merged.procedures[0]) == [[(1, "process")], [(0, "decision")]]
    assert ways(merged.procedures[0]) == [("1", "2", None)]
    assert merged.doubts == (date,)
    assert list(merged.evidence) == ["/procedures/0/steps/0/activity"]


def test_a_rendering_that_shows_less_or_is_no_clearer_is_not_taken() -> None:
    loose = Doubt("/procedures/0/edges", "arrow_loose", "?")
    own = _sop((Performer(0),), (Performer(1),), doubts=(loose,))
    for other in (_sop((), ()), _sop((Performer(1),), (Performer(1),), doubts=(loose,)), None):
        merged = with_drawing(own, other)
        assert merged.procedures == own.procedures
        assert [doubt.code for doubt in merged.doubts] == ["arrow_loose", "layout_estimated"]
        assert merged.evidence == own.evidence


def test_a_clear_drawing_needs_no_rendering() -> None:
    assert is_clear(_sop((Performer(0),)))
    assert not is_clear(_sop((Performer(0),), doubts=(Doubt("/procedures/0/steps/0", "symbol_missing", "?"),)))
