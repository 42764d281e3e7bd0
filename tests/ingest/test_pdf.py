"""PDF reading: both sources agree, pages may be turned, and what is no SOP says so in one sentence."""

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.layout.page_document import read_pages
from ingest.readers.pdf import read
from ingest.sources import pdfium as fast
from ingest.sources import plumber as patient
from model.errors import SopError
from model.sop_json import sop_data
from model.text import Lang
from tests.corpus.pdf import draw
from tests.corpus.plan import plan

_SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


def _unwatched(_page: int) -> None:
    pass


def _told(raw: bytes, source: object) -> dict[str, object]:
    assert source in (fast, patient)
    pages = fast.pages if source is fast else patient.pages
    data = sop_data(read_pages(pages(raw, _unwatched), raw, "a.pdf", "pdf"))
    return {key: value for key, value in data.items() if key != "evidence"}


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda path: path.stem)
def test_both_sources_read_the_same_from_every_sample(sample: Path) -> None:
    raw = sample.read_bytes()
    assert _told(raw, fast) == _told(raw, patient)


@pytest.mark.parametrize("seed", range(0, 300, 15))
def test_both_sources_read_the_same_from_the_corpus(seed: int) -> None:
    raw = draw(plan(seed)).data
    assert _told(raw, fast) == _told(raw, patient)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_reads_like_the_upright_one(quarters: int) -> None:
    raw = (_SAMPLES[0]).read_bytes()
    turned = sop_data(read(_turned(raw, quarters), "a.pdf", _unwatched))
    upright = sop_data(read(raw, "a.pdf", _unwatched))
    assert turned["procedures"] == upright["procedures"]
    assert turned["legal_basis"] == upright["legal_basis"]


def _turned(raw: bytes, quarters: int) -> bytes:
    """The same pages with their content turned, and shown upright by /Rotate."""
    source, target = pdfium.PdfDocument(raw), pdfium.PdfDocument.new()
    for index in range(len(source)):
        width, height = source.get_page_size(index)
        across = quarters % 2 == 1
        page = target.new_page(height if across else width, width if across else height)
        xobject = source.page_as_xobject(index, target)
        form = xobject.as_pageobject()
        shift = {1: (height, 0.0), 2: (width, height), 3: (0.0, width)}[quarters]
        form.set_matrix(pdfium.PdfMatrix().rotate(90 * quarters, ccw=True).translate(*shift))
        page.insert_obj(form)
        page.set_rotation(90 * quarters)
        page.gen_content()
    buffer = BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def test_evidence_names_page_and_box() -> None:
    document = read((_SAMPLES[0]).read_bytes(), "a.pdf", _unwatched)
    place = document.evidence["/procedures/0/steps/0/performers/0"]
    assert (place.page, place.how) == (2, "shape")
    assert place.box is not None
    assert place.box[0] < place.box[2]


def test_pages_are_announced_one_by_one() -> None:
    seen: list[int] = []
    read((_SAMPLES[0]).read_bytes(), "a.pdf", seen.append)
    assert seen == [1, 2]


def _letter(encrypt: StandardEncryption | None = None) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt)
    canvas.drawString(72, 700, "Kepada Yth. Kepala Dinas")
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            _letter(),
            "surat.pdf: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan 1 halaman: Kepada Yth. Kepala Dinas. Berikan dokumen SOP yang memuat tabel itu.",
        ),
        (
            _letter(StandardEncryption("rahasia", canPrint=0)),
            "surat.pdf: PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi lalu coba lagi.",
        ),
        (
            b"%PDF-1.7\nrusak",
            "surat.pdf: PDF ini rusak dan tidak dapat dibuka. Buat ulang PDF dari dokumen aslinya.",
        ),
    ],
    ids=["letter", "locked", "broken"],
)
def test_what_is_no_sop_is_said_in_one_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(SopError) as caught:
        read(raw, "surat.pdf", _unwatched)
    assert caught.value.to(Lang.ID) == said


def test_a_damaged_file_is_mended_by_the_second_source() -> None:
    raw = (_SAMPLES[0]).read_bytes()
    cut = raw[: raw.rindex(b"xref")]
    assert len(read(cut, "a.pdf", _unwatched).procedures) == 1
