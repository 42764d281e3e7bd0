"""The Word documents hold what the truth says, in every form of shape."""

from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pdfplumber
import pytest
from docx import Document
from lxml import etree

from tests.corpus.plan import plan
from tests.corpus.score import plain
from tests.corpus.word import draw_word, to_pdf
from tests.corpus.word_style import word_style

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
PRESETS = {"terminator": "flowChartTerminator", "process": "flowChartProcess", "decision": "flowChartDecision"}
FORMS = {
    "vml": "//w:pict/v:*",
    "drawing": "//mc:Choice//wps:wsp",
    "both": "//mc:Fallback/w:pict",
}
ANCHORS = {
    "cell": "//w:tc//wp:anchor",
    "inline": "//w:tc//wp:inline",
    "first row": "//w:tc//wp:anchor",
    "before": "//w:body/w:p//wp:anchor",
    "group": "//w:body/w:p//wpg:wgp",
}


def _first(seeds: range, **wanted: object) -> int:
    """The first seed with these choices whose flow fits on a page."""
    fitting = (
        seed
        for seed in seeds
        if all(getattr(word_style(seed), name) == value for name, value in wanted.items())
        and len(plan(seed).document.procedures) == 1
        and len(plan(seed).document.procedures[0].steps) <= 5
    )
    return next(fitting)


def _found(root: "etree._Element", path: str) -> list[str]:
    """What `path` finds: elements as their names, attributes and texts as they are."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(item) for item in found]


def _xml(seed: int) -> "etree._Element":
    with ZipFile(BytesIO(draw_word(plan(seed), word_style(seed)).data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize("markup", FORMS)
def test_shapes_in_each_markup(markup: str) -> None:
    assert _found(_xml(_first(range(400), markup=markup)), FORMS[markup])


@pytest.mark.parametrize("anchor", ANCHORS)
def test_shapes_hang_where_the_style_says(anchor: str) -> None:
    assert _found(_xml(_first(range(900), markup="drawing", anchor=anchor)), ANCHORS[anchor])


def test_every_performer_has_a_shape() -> None:
    seed = _first(range(400), markup="drawing", flow_names=True, anchor="cell")
    steps = plan(seed).document.procedures[0].steps
    wanted = sorted(PRESETS[performer.symbol] for step in steps for performer in step.performers)
    found = _found(_xml(seed), "//a:prstGeom/@prst")
    assert sorted(name for name in found if name in PRESETS.values()) == wanted


@pytest.mark.parametrize("seed", [seed for seed in range(60) if word_style(seed).glued][:6])
def test_glued_connectors_name_shapes_that_exist(seed: int) -> None:
    root = _xml(seed)
    shapes = set(_found(root, "//wps:wsp[wps:cNvSpPr]/wps:cNvPr/@id"))
    assert set(_found(root, "//a:stCxn/@id | //a:endCxn/@id")) <= shapes


@pytest.mark.parametrize("seed", range(0, 30, 3))
def test_ids_of_drawings_are_unique(seed: int) -> None:
    ids = _found(_xml(seed), "//wp:docPr/@id")
    assert len(ids) == len(set(ids))


def test_a_seed_always_gives_the_same_bytes() -> None:
    assert draw_word(plan(8), word_style(8)).data == draw_word(plan(8), word_style(8)).data


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_all_activities_are_in_the_package(seed: int) -> None:
    drawn = draw_word(plan(seed), word_style(seed))
    found = plain("".join(_visible(drawn.data))) or ""
    activities = [plain(step.activity) or "" for procedure in drawn.truth.procedures for step in procedure.steps]
    assert [text for text in activities if text not in found] == []


def test_python_docx_opens_the_tables() -> None:
    seed = _first(range(400), markup="drawing", controls="none", tracked=False, nested=False)
    tables = Document(BytesIO(draw_word(plan(seed), word_style(seed)).data)).tables
    assert len(tables) == 2
    assert len(tables[1].columns) == len(plan(seed).document.procedures[0].lanes) + len(_text_columns(seed))


@pytest.mark.office
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice Writer is not installed")
def test_libreoffice_prints_the_texts(tmp_path: Path) -> None:
    seeds = [seed for seed in range(60) if word_style(seed).prints_true][:3]
    drawn = {seed: draw_word(plan(seed), word_style(seed)) for seed in seeds}
    paths = []
    for document in drawn.values():
        paths.append(tmp_path / document.truth.source.name)
        paths[-1].write_bytes(document.data)
    for document, path in zip(drawn.values(), to_pdf(paths, tmp_path), strict=True):
        with pdfplumber.open(path) as pdf:
            found = plain("".join(char["text"] for page in pdf.pages for char in page.chars)) or ""
        assert (plain(document.truth.procedures[0].steps[0].activity) or "-") in found


def _visible(data: bytes) -> list[str]:
    """The texts without deleted ones."""
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return _found(root, "//w:t/text()")


def _text_columns(seed: int) -> list[str]:
    table = plan(seed).style.table
    return ["activity", "time", "output", *(["x"] * (table.numbers + table.requirements + table.remarks))]
