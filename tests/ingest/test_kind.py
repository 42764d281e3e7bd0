"""A file's first bytes against its suffix."""

import pytest

from ingest.kind import check_kind
from model.errors import SopError
from model.text import Lang

_PDF = b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("raw", "suffix"),
    [
        (_PDF, ".pdf"),
        (b"\xef\xbb\xbf\r\n" + _PDF, ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b"PK\x03\x04", ".xlsx"),
        (b"No\tKegiatan", ".txt"),
        (b"MZ dan PK adalah singkatan", ".txt"),
        (b"BMN dicatat", ".txt"),
    ],
)
def test_content_that_goes_with_its_suffix(raw: bytes, suffix: str) -> None:
    check_kind(raw, f"a{suffix}", suffix)


@pytest.mark.parametrize(
    ("raw", "suffix", "sentence"),
    [
        (b"\xff\xd8\xff\xe1", ".pdf", "the suffix is .pdf but the content is JPEG. {again} with the right suffix."),
        (b"II*\x00", ".pdf", "the suffix is .pdf but the content is TIFF. {again} with the right suffix."),
        (
            b"RIFF\x00\x00\x00\x00WEBPVP8 ",
            ".txt",
            "the suffix is .txt but the content is WEBP. {again} with the right suffix.",
        ),
        (b"{\\rtf1", ".docx", "the suffix is .docx but the content is RTF. {again} with the right suffix."),
        (b"<html>", ".pdf", "the suffix is .pdf but the content is no PDF. {again} as .pdf."),
    ],
)
def test_content_of_another_kind(raw: bytes, suffix: str, sentence: str) -> None:
    with pytest.raises(SopError) as caught:
        check_kind(raw, f"a{suffix}", suffix)
    assert caught.value.to(Lang.EN) == f"a{suffix}: {sentence.format(again='Save it from its own application')}"
