"""Symbols in Word documents: presets, groups, canvases, VML, and where they stand."""

import pytest

from tests.ingest.word_files import (
    GRID,
    acting,
    anchor,
    chosen,
    flow_table,
    graphic,
    inline,
    p,
    read_body,
    read_flow,
    shape,
    step,
    tbl,
    tc,
    tr,
    vml,
    wsp,
)

_LEFT = 36.0
_HEAD = 40.0


def _symbols(run: str, lane: int = 1) -> list[tuple[int, str]]:
    """What a drawing in the middle lane of step 2 of three reads as."""
    found = acting(read_flow(step(1), step(2, {lane: run}), step(3)))
    assert (found[0], found[2]) == ([], [])
    return found[1]


@pytest.mark.parametrize(
    ("preset", "kind"),
    [
        ("flowChartTerminator", "terminator"),
        ("roundRect", "terminator"),
        ("flowChartAlternateProcess", "terminator"),
        ("ellipse", "terminator"),
        ("flowChartProcess", "process"),
        ("rect", "process"),
        ("flowChartPredefinedProcess", "process"),
        ("flowChartDecision", "decision"),
        ("diamond", "decision"),
        ("flowChartOffpageConnector", "connector"),
        ("flowChartConnector", "connector"),
        ("homePlate", "connector"),
        ("pentagon", "connector"),
        ("flowChartDocument", "other"),
        ("flowChartMultidocument", "other"),
        ("flowChartInputOutput", "other"),
        ("can", "other"),
    ],
)
def test_presets(preset: str, kind: str) -> None:
    assert _symbols(shape(preset)) == [(1, kind)]


def test_braces_and_invisible_shapes_are_no_symbols() -> None:
    assert _symbols(shape("leftBrace")) == []
    assert _symbols(shape("rect", line="<a:ln><a:noFill/></a:ln>")) == []
    assert _symbols(
        shape("rect", line="<a:ln><a:noFill/></a:ln>", fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')
    ) == [(1, "process")]


def test_a_sharp_round_rectangle_is_a_process() -> None:
    assert _symbols(shape("roundRect", adjust='<a:gd name="adj" fmla="val 2000"/>')) == [(1, "process")]


def test_inline_shapes() -> None:
    run = inline(graphic("Shape", wsp("flowChartDecision", (0, 0, 36, 24))), (36, 24))
    assert _symbols(run) == [(1, "decision")]


def test_only_the_choice_of_alternatives_counts() -> None:
    new = shape("flowChartDecision")[len("<w:r>") : -len("</w:r>")]
    old = '<w:pict><v:rect style="position:absolute;margin-left:20pt;margin-top:8pt;width:36pt;height:20pt"/></w:pict>'
    assert _symbols(chosen(new, old)) == [(1, "decision")]
    assert _symbols(chosen(new, old, requires="cx1")) == [(1, "process")]


def _group(children: str, outer: str, inner: str, turn: str = "") -> str:
    return f"<wpg:{outer}><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm {turn}>{inner}</a:xfrm></wpg:grpSpPr>{children}</wpg:{outer}>"


def _space(*numbers: float) -> str:
    x, y, w, h, cx, cy, cw, ch = (round(n * 12_700) for n in numbers)
    return (
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/><a:chOff x="{cx}" y="{cy}"/><a:chExt cx="{cw}" cy="{ch}"/>'
    )


def test_a_group_scales_and_moves_its_children() -> None:
    """Two symbols, drawn twice as large around 1000: the group lies over the middle and the right lane."""
    children = wsp("flowChartProcess", (1000, 1000, 72, 44), 5) + wsp("flowChartDecision", (1160, 1000, 72, 44), 6)
    group = _group(children, "wgp", _space(0, 0, 116, 22, 1000, 1000, 232, 44))
    assert _symbols(anchor(graphic("Group", group), (20, 8, 116, 22))) == [(1, "process"), (2, "decision")]


def test_groups_within_groups() -> None:
    """The inner group counts in tenths, the outer one in halves."""
    inner = _group(wsp("flowChartDecision", (0, 0, 360, 220), 5), "grpSp", _space(160, 0, 72, 44, 0, 0, 720, 440))
    group = _group(wsp("flowChartProcess", (0, 0, 72, 44), 6) + inner, "wgp", _space(0, 0, 116, 22, 0, 0, 232, 44))
    assert _symbols(anchor(graphic("Group", group), (20, 8, 116, 22))) == [(1, "process"), (2, "decision")]


def test_a_turned_group_carries_its_children() -> None:
    """Half a turn: what was drawn left stands right."""
    children = wsp("flowChartProcess", (0, 0, 36, 22), 5) + wsp("flowChartDecision", (80, 0, 36, 22), 6)
    group = _group(children, "wgp", _space(0, 0, 116, 22, 0, 0, 116, 22), 'rot="10800000"')
    assert _symbols(anchor(graphic("Group", group), (20, 8, 116, 22))) == [(1, "decision"), (2, "process")]


def test_a_canvas() -> None:
    children = wsp("flowChartProcess", (0, 2, 36, 22), 5) + wsp("flowChartTerminator", (80, 2, 36, 22), 6)
    canvas = f"<wpc:wpc><wpc:bg/><wpc:whole/>{children}</wpc:wpc>"
    assert _symbols(anchor(graphic("Canvas", canvas), (20, 6, 130, 30))) == [(1, "process"), (2, "terminator")]


def test_a_shape_turned_by_a_quarter() -> None:
    """Upright 20 x 40 about the middle of the box it is given."""
    body = flow_table(step(1), step(2, {1: shape("flowChartProcess", box=(20, 8, 40, 20), turn='rot="5400000"')}))
    place = read_body(body).evidence["/procedures/0/steps/1/performers/0"]
    assert place.box is not None
    assert (place.box[2] - place.box[0], place.box[3] - place.box[1]) == (20, 40)


@pytest.mark.parametrize(
    ("position", "lane"),
    [
        ({"h": "column"}, 1),
        ({"h": "character"}, 1),
        ({"h": "margin"}, 1),
        ({"h": "page"}, 1),
        ({"h": "column", "position_h": "<wp:align>center</wp:align>"}, 1),
        ({"h": "margin", "position_h": "<wp:align>right</wp:align>"}, 1),
        ({"h": "page", "position_h": "<wp14:pctPosHOffset>110000</wp14:pctPosHOffset>"}, 2),
        ({"v": "line"}, 1),
        ({"v": "page"}, 1),
        ({"v": "margin", "position_v": "<wp:align>center</wp:align>"}, 1),
    ],
)
def test_positions_in_a_cell_count_by_the_cell(position: dict[str, str], lane: int) -> None:
    run = anchor(graphic("Shape", wsp("flowChartProcess", (0, 0, 36, 22))), (20, 8, 36, 22), 1, **position)
    assert _symbols(run) == [(lane, "process")]


def test_an_alternative_of_positions() -> None:
    choice = "<wp14:pctPosHOffset>110000</wp14:pctPosHOffset>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wp14">{choice}</mc:Choice><mc:Fallback><wp:posOffset>0</wp:posOffset></mc:Fallback></mc:AlternateContent>'
    run = anchor(graphic("Shape", wsp("flowChartProcess", (0, 0, 36, 22))), (20, 8, 36, 22), h="page", position_h=both)
    assert _symbols(run) == [(2, "process")]


@pytest.mark.parametrize(("settings", "lane"), [("15", 1), ("14", 2)])
def test_only_newer_word_keeps_every_drawing_in_its_cell(settings: str, lane: int) -> None:
    """Before Word 2013 a drawing that is not laid out in its cell counts by the page."""
    x = _LEFT + (GRID[0] + GRID[1] + GRID[2] + GRID[3]) / 20 + 20 if lane == 2 else 20
    run = anchor(graphic("Shape", wsp("flowChartProcess", (0, 0, 36, 22))), (x, 8, 36, 22), h="page", in_cell="0")
    parts = {"settings": f'<w:compat><w:compatSetting w:name="compatibilityMode" w:val="{settings}"/></w:compat>'}
    assert acting(read_flow(step(1), step(2, {1: run}), parts=parts))[1] == [(lane, "process")]


def test_vertical_alignment_of_the_cell_moves_its_paragraph() -> None:
    cell = tc(p(shape("flowChartProcess", box=(20, -11, 36, 22))), '<w:vAlign w:val="center"/>')
    row = tr(tc("2"), tc("Kegiatan 2"), tc(), cell, tc(), tc("Berkas"), tc("1 hari"), tc("Surat"))
    assert acting(read_flow(step(1), row))[1] == [(1, "process")]


def test_symbols_anchored_in_a_paragraph_above_the_table() -> None:
    """Both count by that paragraph: 40 points of head and 45 a row lie below it."""
    first = anchor(graphic("Shape", wsp("flowChartTerminator", (0, 0, 36, 22), 5)), (200, _HEAD + 24, 36, 22), 5)
    second = anchor(graphic("Shape", wsp("flowChartProcess", (0, 0, 36, 22), 6)), (280, _HEAD + 69, 36, 22), 6)
    body = p(first + second) + flow_table(step(1), step(2))
    assert acting(read_body(body).procedures[0]) == [[(0, "terminator")], [(1, "process")]]


def test_symbols_that_count_by_the_page() -> None:
    """The table begins at the upper margin of 36 points."""
    run = anchor(
        graphic("Shape", wsp("flowChartDecision", (0, 0, 36, 22), 5)),
        (_LEFT + 280, 36 + _HEAD + 56, 36, 22),
        5,
        h="page",
        v="page",
    )
    assert acting(read_body(flow_table(step(1), step(2)) + p(run)).procedures[0]) == [[], [(1, "decision")]]


def test_a_distant_offset_within_the_table() -> None:
    """Everything hangs on the first step; the rows are 45 points high."""
    runs = [shape("flowChartProcess", n, (20, 8 + 45 * (n - 1), 36, 22)) for n in (1, 2, 3)]
    assert acting(read_flow(step(1, {1: "".join(runs)}), step(2), step(3))) == [[(1, "process")]] * 3


def test_a_row_without_height_holds_the_symbol_that_begins_in_it() -> None:
    def low(number: int) -> str:
        run = shape("flowChartProcess", number, (20, 6, 36, 30))
        return tr(
            tc(str(number)),
            tc("Mencatat"),
            tc(),
            tc(p(run)),
            tc(),
            tc("Berkas"),
            tc("1 hari"),
            tc("Surat"),
            height=None,
        )

    assert acting(read_flow(low(1), low(2), low(3))) == [[(1, "process")]] * 3


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        ('<v:rect style="{}"/>', "process"),
        ('<v:roundrect style="{}" arcsize=".5"/>', "terminator"),
        ('<v:oval style="{}"/>', "terminator"),
        ('<v:shape type="#_x0000_t110" style="{}"/>', "decision"),
        ('<v:shape type="#_x0000_t116" style="{}"/>', "terminator"),
        ('<v:shape type="#_x0000_t177" style="{}"/>', "connector"),
        ('<v:shape type="#_x0000_t114" style="{}"/>', "other"),
        ('<v:shape coordsize="100,100" path="m50,0l100,50,50,100,0,50xe" style="{}"/>', "decision"),
        ('<v:shape coordsize="100,100" path="m,l100,r0,100l,100xe" style="{}"/>', "process"),
    ],
)
def test_vml_shapes(drawing: str, kind: str) -> None:
    place = "position:absolute;margin-left:20pt;margin-top:.11in;width:36pt;height:22pt"
    assert _symbols(vml(drawing.format(place))) == [(1, kind)]


def test_vml_without_ink_is_none() -> None:
    place = "position:absolute;margin-left:20pt;margin-top:8pt;width:36pt;height:22pt"
    assert _symbols(vml(f'<v:rect style="{place}" stroked="f"/>')) == []
    assert _symbols(vml(f'<v:rect style="{place};visibility:hidden"/>')) == []


def test_a_vml_group() -> None:
    inner = '<v:group style="left:1600;top:0;width:720;height:440" coordsize="72,44"><v:shape type="#_x0000_t110" style="left:0;top:0;width:72;height:44"/></v:group>'
    group = f'<v:group style="position:absolute;margin-left:20pt;margin-top:8pt;width:116pt;height:22pt" coordorigin="0,0" coordsize="2320,440"><v:rect style="left:0;top:0;width:720;height:440"/>{inner}</v:group>'
    assert _symbols(vml(group)) == [(1, "process"), (2, "decision")]


def test_a_vml_shape_in_the_line() -> None:
    assert _symbols(vml('<v:rect style="width:36pt;height:22pt"/>')) == [(1, "process")]


def test_the_same_symbol_in_two_lanes() -> None:
    row = step(2, {0: shape("flowChartProcess", 3), 2: shape("flowChartDecision", 4)})
    assert acting(read_flow(step(1), row))[1] == [(0, "process"), (2, "decision")]


def test_a_picture_of_the_table_is_doubted() -> None:
    picture = '<pic:pic><pic:nvPicPr/><pic:blipFill/><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="6350000" cy="5080000"/></a:xfrm></pic:spPr></pic:pic>'
    run = inline(
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{picture}</a:graphicData></a:graphic>',
        (500, 400),
    )
    sop = read_body(tbl((3000, 6000), tr(tc("Nama SOP"), tc("Peminjaman Taman"))) + p(run))
    assert (sop.procedures, [doubt.code for doubt in sop.doubts]) == ((), ["table_is_picture"])
