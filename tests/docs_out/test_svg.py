"""The SVG preview."""

from math import inf

import pytest
from lxml import etree

from docs_out.documents.svg import write_svg
from docs_out.drawing.layout import layout
from docs_out.drawing.shapes import Point, span
from docs_out.drawing.sheet import ACTIVITY, NUMBER, TIME, Sheet
from docs_out.drawing.svg import flowchart_svg
from model.sop import Procedure
from tests.docs_out.example_sops import (
    EXAMPLES,
    busy,
    decisions,
    document,
    edge,
    linear,
    procedure,
    step,
    unknown_performers,
)

SVG = "{http://www.w3.org/2000/svg}"


def _words(root: etree._Element) -> str:
    return " ".join(item.text or "" for item in root.iter(f"{SVG}text", f"{SVG}tspan"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_page_with_every_shape_and_step(name: str) -> None:
    root = etree.fromstring(flowchart_svg(EXAMPLES[name]))
    shapes = [path for path in root.iter(f"{SVG}path") if str(path.get("class")).startswith("shape")]
    assert len(shapes) == sum(len(s.performers) for s in EXAMPLES[name].steps)
    assert all(str(path.get("d")).endswith("Z") for path in shapes)
    for found in EXAMPLES[name].steps:
        assert found.activity.split()[-1] in _words(root)


def test_title_description_and_colours() -> None:
    svg = flowchart_svg(linear())
    root = etree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Peminjaman Taman Kota"
    assert (root.findtext(f"{SVG}desc") or "").startswith("Bagan alir 7 langkah. Pelaksana: Pemohon, Petugas Loket")
    assert "currentColor" in svg
    assert "fill:var(--sop-shape,transparent)" in svg
    assert "#" not in svg


def test_labels_and_legend() -> None:
    assert _words(etree.fromstring(flowchart_svg(decisions()))).count("Tidak") == 2
    unsure = flowchart_svg(unknown_performers())
    assert unsure.count('class="shape dash"') == 2
    assert "Pelaksana belum diketahui: langkah 3, 5." in unsure


def test_no_rule_runs_through_a_label() -> None:
    flow = layout(busy(), Sheet(330.0 + 3 * 76.0, inf, 330.0, (NUMBER, ACTIVITY), (TIME,)))
    root = etree.fromstring(flowchart_svg(busy()))
    rules = [_ends(str(path.get("d"))) for path in root.iter(f"{SVG}path") if path.get("class") == "rule"]
    words = [label.rect.grown(-0.1) for label in flow.labels]
    assert len(words) == 4
    assert not [(rule, word) for rule in rules for word in words if span(*rule).meets(word)]
    assert len(rules) > len(flow.grid.rules) + len(flow.rows) + 3


def _ends(way: str) -> tuple[Point, Point]:
    a, b = ((float(x), float(y)) for x, y in (point.split() for point in way[1:].split("L")))
    return a, b


def test_markup_and_forbidden_characters() -> None:
    text = '<script>"&\x01\ud800'
    drawn = Procedure(text, (text,), (step(1, 0, text=text), step(2, 0)), (edge(1, 2, text),))
    root = etree.fromstring(flowchart_svg(drawn))
    assert root.findtext(f"{SVG}title") == '<script>"&'
    assert '<script>"&' in _words(root)


def test_several_procedures_stand_below_each_other() -> None:
    root = etree.fromstring(write_svg(document(linear(), procedure((step(1, 0),), 1))))
    tops = [float(str(part.get("y"))) for part in root.findall(f"{SVG}svg")]
    assert tops[0] == 0
    assert tops[1] > 300


def test_no_procedure_gives_an_empty_picture() -> None:
    assert etree.fromstring(write_svg(document())).get("height") == "1"
