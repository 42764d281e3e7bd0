"""Bytes of text files in the encodings offices use."""

import pytest

from ingest.decode import decode
from model.errors import SopError
from model.text import Lang

_TEXT = "Nomor SOP – café é"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encoding(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding), "a.txt") == _TEXT


def test_utf16_big_endian_with_mark() -> None:
    assert decode(b"\xfe\xff" + _TEXT.encode("utf-16-be"), "a.txt") == _TEXT


def test_latin_1() -> None:
    assert decode("Kantor Désa".encode("latin-1"), "a.txt") == "Kantor Désa"


def test_line_ends() -> None:
    assert decode(b"satu\r\ndua\rtiga\n", "a.txt") == "satu\ndua\ntiga\n"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\x00\x00"])
def test_empty(raw: bytes) -> None:
    with pytest.raises(SopError) as caught:
        decode(raw, "kosong.txt")
    assert caught.value.to(Lang.ID) == "kosong.txt: berkas kosong. Periksa berkas asalnya lalu ulangi."


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x14\x00\x06", b"\x7fELF\x02\x01"])
def test_binary(raw: bytes) -> None:
    with pytest.raises(SopError) as caught:
        decode(raw, "foto.txt", known="txt, md")
    assert caught.value.to(Lang.EN) == "foto.txt: not a text file. Readable are: txt, md."
