"""Pages as pictures: drawn once, of bounded size, and a sentence for what cannot be drawn."""

from pathlib import Path

import cv2
import pypdfium2 as pdfium
import pytest

from ingest.page_picture import page_picture
from model.errors import SopError
from model.picture import Picture

_SAMPLE = Path(__file__).parents[2] / "samples" / "pengaduan_layanan_cetak.pdf"


def _size(file: Path) -> tuple[int, int]:
    drawn = cv2.imread(str(file))
    assert drawn is not None
    height, width = drawn.shape[:2]
    return width, height


def _pdf(file: Path, width: float, height: float, crop: tuple[float, ...] = (), turned: int = 0) -> Path:
    with pdfium.PdfDocument.new() as document:
        page = document.new_page(width, height)
        if crop:
            page.set_cropbox(*crop)
        page.set_rotation(turned)
        document.save(file)
    return file


def test_a_page_is_drawn_1240_pixels_wide_and_kept(tmp_path: Path) -> None:
    target = tmp_path / "pages" / "a-1.png"
    drawn = page_picture(_SAMPLE, 1, target)
    assert (drawn.page, drawn.pages) == (1, 2)
    assert _size(target)[0] == 1240
    gone = tmp_path / "gone.pdf"
    assert page_picture(gone, 1, target) == drawn
    assert sorted(path.name for path in target.parent.iterdir()) == ["a-1.json", "a-1.png"]


def test_a_cropped_and_turned_page_is_shown_whole_as_its_places_are_counted(tmp_path: Path) -> None:
    file = _pdf(tmp_path / "crop", 400, 200, crop=(100, 50, 300, 150), turned=90)
    assert page_picture(file, 1, tmp_path / "1.png") == Picture(1, 1, 200.0, 400.0)
    assert _size(tmp_path / "1.png") == (1240, 2480)


def test_a_giant_page_costs_no_more_than_six_million_pixels(tmp_path: Path) -> None:
    page_picture(_pdf(tmp_path / "tall", 100, 14_000), 1, tmp_path / "1.png")
    width, height = _size(tmp_path / "1.png")
    assert width * height <= 6_100_000


@pytest.mark.parametrize(
    ("content", "page", "said"),
    [
        (_SAMPLE.read_bytes(), 3, "there is no page 3; this document has 2 pages"),
        (_SAMPLE.read_bytes(), 0, "there is no page 0"),
        (b"%PDF-1.7 nothing", 1, "page 1 cannot be drawn"),
        (b"PK\x03\x04", 1, "the content is ZIP"),
        (b"", 1, "the file is empty"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, content: bytes, page: int, said: str) -> None:
    file = tmp_path / "surat.pdf"
    file.write_bytes(content)
    with pytest.raises(SopError, match=said):
        page_picture(file, page, tmp_path / "pages" / "1.png")
    assert list((tmp_path / "pages").iterdir()) == []
