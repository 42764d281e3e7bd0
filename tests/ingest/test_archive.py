"""Packages are opened when nothing in them can hurt, and refused in a sentence otherwise."""

import warnings
from zipfile import ZIP_LZMA, ZIP_STORED

import pytest

from ingest.archive import open_archive
from ingest.limits import Limits
from model.errors import SopError
from model.text import Lang
from tests.hostile.packages import (
    BODY,
    CONTENT_TYPES,
    DOCUMENT,
    LAUGHS,
    declared,
    flagged,
    overlapping,
    package,
    reaching_into_the_directory,
    zipped,
)

_SMALL = Limits(parts=4, expanded_bytes=3_000_000, ratio_from_bytes=1_000_000, xml_depth=200)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_AGAIN = "Buka di Word atau Excel, simpan ulang, lalu ulangi."
_REOPEN = "Buka di aplikasi asalnya, simpan ulang, lalu ulangi."
_COPY = "Salin isinya ke dokumen baru, lalu ulangi."


def _nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def _sentence(raw: bytes, lang: Lang = Lang.ID) -> str:
    with pytest.raises(SopError) as caught:
        open_archive(raw, "kebun.docx", _SMALL)
    return caught.value.to(lang)


def test_parts_of_a_good_package_are_read() -> None:
    archive = open_archive(package(("word/media/", b""), ("word/gambar.svg", LAUGHS.encode())), "kebun.docx")
    assert list(archive.parts) == [CONTENT_TYPES, DOCUMENT, "word/media/", "word/gambar.svg"]
    assert archive.read(DOCUMENT) == BODY


def test_a_package_may_follow_other_bytes() -> None:
    assert open_archive(b"PK\x03\x04" + bytes(30) + package(), "kebun.xlsx").read(DOCUMENT) == BODY


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "kebun.docx: berkas kosong. Periksa berkas asalnya lalu ulangi."),
        (
            b"<html></html>",
            "kebun.docx: akhirannya .docx, tetapi isinya bukan ZIP. Simpan ulang dari aplikasi asalnya sebagai .docx.",
        ),
        (
            b"%PDF-1.7",
            "kebun.docx: akhirannya .docx, tetapi isinya PDF. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
        ),
        (
            _OLE,
            "kebun.docx: dokumen Office bentuk lama (.doc, .xls). Simpan sebagai .docx atau .xlsx, lalu ulangi.",
        ),
        (
            _OLE + "EncryptedPackage".encode("utf-16-le"),
            "kebun.docx: terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu ulangi.",
        ),
        (flagged(DOCUMENT, 1), "kebun.docx: terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu ulangi."),
        (package()[:200], f"kebun.docx: berkas rusak atau tidak utuh. {_AGAIN}"),
        (package(method=ZIP_LZMA), f"kebun.docx: berkas rusak atau tidak utuh. {_AGAIN}"),
        (
            zipped([(DOCUMENT, BODY)]),
            "kebun.docx: bukan dokumen Office yang utuh, bagian [Content_Types].xml tidak ada. Simpan ulang dari Word atau Excel, lalu ulangi.",
        ),
        (
            package(("a.xml", BODY), ("b.xml", BODY), ("c.xml", BODY)),
            f"kebun.docx: terdiri atas 5 bagian, lebih dari 4. {_COPY}",
        ),
        (overlapping(), f"kebun.docx: bagian word/kedua.xml bertumpuk dengan bagian lain. {_AGAIN}"),
        (reaching_into_the_directory(), f"kebun.docx: bagian {DOCUMENT} bertumpuk dengan bagian lain. {_AGAIN}"),
        (package(("WORD/Document.xml", BODY)), f"kebun.docx: bagian {DOCUMENT} ada dua kali. {_AGAIN}"),
        (
            package(("word/a.bin", bytes(4_000_000)), method=ZIP_STORED),
            "kebun.docx: isinya 4 MB setelah dibuka, lebih dari 3 MB. Bagi menjadi beberapa berkas, lalu ulangi.",
        ),
        (
            package(("word/a.xml", b"<a>" + b" " * 5_000_000 + b"</a>")),
            "kebun.docx: isinya 5 MB setelah dibuka, lebih dari 3 MB. Bagi menjadi beberapa berkas, lalu ulangi.",
        ),
        (
            package(("word/a.xml", _nested(201))),
            f"kebun.docx: bagian word/a.xml bersarang lebih dari 200 tingkat. {_COPY}",
        ),
        (package(("word/a.xml", b"<a><b></a>")), f"kebun.docx: bagian word/a.xml rusak (XML, baris 1). {_REOPEN}"),
        (
            package(("word/a.xml", b'<?xml version="1.0" encoding="ibm037"?><a/>')),
            f"kebun.docx: bagian word/a.xml rusak (XML, baris 1). {_REOPEN}",
        ),
        (
            declared("word/a.xml", b"<a>" + b" " * 999_000 + b"</a>", 20),
            f"kebun.docx: bagian word/a.xml rusak. {_AGAIN}",
        ),
    ],
)
def test_what_is_wrong_is_said_with_a_remedy(raw: bytes, sentence: str) -> None:
    assert _sentence(raw) == sentence


def test_a_dense_package_is_a_bomb() -> None:
    raw = package(("word/a.xml", b"<a>" + b" " * 2_000_000 + b"</a>"))
    assert (
        _sentence(raw)
        == f"kebun.docx: isinya {2_000_200 / len(raw):.0f} kali lebih besar setelah dibuka, lebih dari 100 kali. {_COPY}"
    )


@pytest.mark.parametrize(
    "markup",
    [
        LAUGHS.encode(),
        b"\xef\xbb\xbf" + LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}'.encode("utf-16-be"),
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>',
    ],
)
@pytest.mark.parametrize("part", ["word/a.xml", "word/_rels/a.rels", "word/a.bin"])
def test_a_doctype_is_refused_in_every_disguise(part: str, markup: bytes) -> None:
    raw = package((part, markup))
    assert _sentence(raw) == f"kebun.docx: bagian {part} memuat DOCTYPE, yang tidak ada dalam dokumen biasa. {_COPY}"
    assert _sentence(raw, Lang.EN) == (
        f"kebun.docx: part {part} holds a DOCTYPE, which no ordinary document has. "
        "Copy its content to a new document and try again."
    )


@pytest.mark.parametrize(
    "part", ["/etc/passwd", "../lari.xml", "word/../../lari.xml", "word\\..\\lari.xml", "C:/lari.xml"]
)
def test_part_names_stay_inside(part: str) -> None:
    shown = part.replace("\\", "/")
    assert _sentence(package((part, BODY))) == f"kebun.docx: nama bagian {shown} menunjuk ke luar dokumen. {_COPY}"


def test_the_same_name_twice() -> None:
    with warnings.catch_warnings(category=UserWarning, action="ignore"):
        raw = package((DOCUMENT, BODY))
    assert _sentence(raw) == f"kebun.docx: bagian {DOCUMENT} ada dua kali. {_AGAIN}"


def test_a_part_that_is_not_there() -> None:
    with pytest.raises(SopError) as caught:
        open_archive(package(), "kebun.docx").read("word/styles.xml")
    assert caught.value.to(Lang.EN) == (
        "kebun.docx: no complete Office document, part word/styles.xml is missing. "
        "Save it again from Word or Excel and try again."
    )


@pytest.mark.parametrize(("size", "content"), [(20_000, bytes(30_000_000)), (5000, bytes(100))])
def test_a_part_that_lies_about_its_size_is_damaged(size: int, content: bytes) -> None:
    archive = open_archive(declared("word/a.bin", content, size), "kebun.docx")
    with pytest.raises(SopError) as caught:
        archive.read("word/a.bin")
    assert caught.value.to(Lang.ID) == f"kebun.docx: bagian word/a.bin rusak. {_AGAIN}"


@pytest.mark.parametrize("cut", range(0, 260, 7))
def test_a_damaged_package_is_read_or_refused_never_more(cut: int) -> None:
    raw = bytearray(package(("word/a.xml", _nested(9))))
    raw[cut % len(raw)] ^= 0x55
    try:
        archive = open_archive(bytes(raw), "kebun.docx", _SMALL)
        contents = [archive.read(part) for part in archive.parts]
    except SopError as error:
        contents = [error.to(Lang.ID).encode()]
    assert sum(map(len, contents)) < 1000
