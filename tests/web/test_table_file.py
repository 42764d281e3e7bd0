"""Tables of pages as workbooks: numbers become numbers, nothing becomes a formula, nothing forged gets in."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from model.errors import SopError
from model.text import Lang
from tests.web import invented
from tests.web.asking import OWN, signed_in
from web.table_file import MOST_CELLS, kind_of, sheet_of, value_of, written

BODY = {"title": "Pareto: waktu/kerja", "head": ["Tempat", "Jam", "Bagian"], "rows": [["=1+1", "1.234,5", "80,0%"]]}


def sheet(content: bytes) -> str:
    return ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("cell", "kind", "lang", "value"),
    [
        ("1.234,5", "hours", Lang.ID, 1234.5),
        ("1,234.5", "hours", Lang.EN, 1234.5),
        ("-0,3", "hours", Lang.ID, -0.3),
        ("79,5%", "share", Lang.ID, 0.795),
        ("12", "count", Lang.ID, 12.0),
        ("", "count", Lang.ID, None),
        ("–", "count", Lang.ID, "–"),
        ("12", "share", Lang.ID, "12"),
        ("20240017", "count", Lang.ID, "20240017"),
        ("198701012010011001", "count", Lang.ID, "198701012010011001"),
        ("007", "count", Lang.ID, "007"),
        ("1.5", "hours", Lang.ID, "1.5"),
        ("12", "text", Lang.ID, "12"),
    ],
)
def test_what_a_page_writes_as_a_number_is_one(cell: str, kind: str, lang: Lang, value: object) -> None:
    assert value_of(cell, kind, lang) == value


def test_a_column_is_what_its_numbers_are() -> None:
    assert kind_of(["–", "80,0%", "5"], Lang.ID) == "share"
    assert kind_of(["1", "2,5"], Lang.ID) == "hours"
    assert kind_of(["1", "2"], Lang.ID) == "count"
    assert kind_of(["1→2", "Okt 2026"], Lang.ID) == "text"
    assert kind_of([], Lang.ID) == "text"


def test_the_workbook_has_numbers_and_no_formula() -> None:
    content = written(sheet_of(BODY), Lang.ID)
    said = sheet(content)
    assert "<f" not in said
    assert re.findall("<v>(.*?)</v>", said) == ["1234.5", "0.8"]
    assert ">=1+1</t>" in said
    assert 'name="Pareto  waktu kerja"' in ZipFile(BytesIO(content)).read("xl/workbook.xml").decode()


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        {},
        {**BODY, "title": 3},
        {**BODY, "head": []},
        {**BODY, "head": "Tempat"},
        {**BODY, "rows": [["a"]]},
        {**BODY, "rows": [["a", "b", 3]]},
        {**BODY, "rows": {"a": "b"}},
        {**BODY, "rows": [None]},
    ],
)
def test_what_is_no_table_is_refused(body: object) -> None:
    with pytest.raises(SopError, match="this is no table"):
        sheet_of(body)


def test_a_table_has_its_bounds() -> None:
    rows = [["a"]] * (MOST_CELLS - 1)
    assert len(sheet_of({"title": "", "head": ["a"], "rows": rows}).rows) == MOST_CELLS - 1
    with pytest.raises(SopError, match="more than 100000 cells"):
        sheet_of({"title": "", "head": ["a"], "rows": [*rows, ["a"]]})


def test_the_browser_gets_the_file(tmp_path: Path) -> None:
    client = signed_in(invented.workspace(tmp_path))
    answer = client.post("/tabel.xlsx", json=BODY, headers=OWN)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tabel.xlsx"'
    assert "1234.5" in sheet(answer.data)
    assert client.post("/tabel.xlsx", json=[], headers=OWN).status_code == 422
    assert client.post("/tabel.xlsx", data="{", headers=OWN).status_code == 422
    assert client.post("/tabel.xlsx", json=BODY, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
