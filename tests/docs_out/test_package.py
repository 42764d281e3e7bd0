"""What every Office file shares: packages and cells."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from docs_out.package import packed, parts_of
from docs_out.spreadsheet import is_active, plain, reference, text_cell


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 25, "Z7"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 702, "AAA1")]
)
def test_cells_have_the_names_excel_gives_them(row: int, column: int, name: str) -> None:
    assert reference(row, column) == name


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1"])
def test_what_begins_like_a_formula(text: str) -> None:
    assert is_active(text)


def test_plain_text_is_no_formula() -> None:
    assert not is_active("1+1=2")


def test_a_cell_keeps_what_excel_takes_for_an_escape_and_breaks_lines_once() -> None:
    assert plain("a\r\nb\rc\x00") == "a\nb\nc"
    assert text_cell("B7", 3, "_x0041_<") == (
        '<c r="B7" s="3" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_&lt;</t></is></c>'
    )


def test_a_package_says_what_its_parts_are() -> None:
    with ZipFile(BytesIO(packed(parts_of({"a/b.xml": "<b/>"}, {"a/b.xml": "text/b"})))) as package:
        assert package.namelist() == ["[Content_Types].xml", "a/b.xml"]
        assert b'<Override PartName="/a/b.xml" ContentType="text/b"/>' in package.read("[Content_Types].xml")
        assert package.read("a/b.xml") == b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<b/>'


def test_no_entry_of_a_package_bears_the_present_day() -> None:
    with ZipFile(BytesIO(packed([("a.xml", b"<a/>")]))) as package:
        assert [(entry.filename, entry.date_time) for entry in package.infolist()] == [("a.xml", (1980, 1, 1, 0, 0, 0))]
