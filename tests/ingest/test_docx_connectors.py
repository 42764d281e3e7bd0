"""Arrows in Word documents: presets, freeforms, glue, heads, labels.

Rows are 45 points high, lanes 80 wide; symbols stand 20 points from the left and 8 from the top of
their cells and are 36 x 22.
"""

import pytest

from tests.ingest.word_files import (
    BLACK,
    acting,
    anchor,
    arrow_line,
    connector,
    graphic,
    p,
    read_flow,
    shape,
    step,
    vml,
    ways,
    wsp,
)

_BOTH = f'<a:ln w="9525">{BLACK}<a:headEnd type="arrow"/><a:tailEnd type="arrow"/></a:ln>'


def _two(run: str, lanes: tuple[int, int] = (1, 1)) -> list[tuple[str, str, str | None]]:
    """The arrows of two steps; `run` hangs on the first symbol's cell."""
    first, second = shape("flowChartProcess", 1), shape("flowChartProcess", 2)
    return ways(read_flow(step(1, {lanes[0]: first + run}), step(2, {lanes[1]: second})))


def test_a_straight_connector() -> None:
    assert _two(connector("straightConnector1", (38, 30, 0, 23))) == [("1", "2", None)]


@pytest.mark.parametrize("kind", ["triangle", "arrow", "stealth"])
def test_kinds_of_heads(kind: str) -> None:
    assert _two(connector("line", (38, 30, 0, 23), line=arrow_line(kind))) == [("1", "2", None)]


def test_a_flipped_connector_leads_up() -> None:
    assert _two(connector("straightConnector1", (38, 30, 0, 23), turn='flipV="1"')) == [("2", "1", None)]


def test_two_heads_lead_both_ways() -> None:
    assert sorted(_two(connector("straightConnector1", (38, 30, 0, 23), line=_BOTH))) == [
        ("1", "2", None),
        ("2", "1", None),
    ]


def test_a_head_at_the_start() -> None:
    line = f'<a:ln w="9525">{BLACK}<a:headEnd type="triangle"/></a:ln>'
    assert _two(connector("straightConnector1", (38, 30, 0, 23), line=line)) == [("2", "1", None)]


@pytest.mark.parametrize(
    ("preset", "box", "turn", "adjust", "lanes"),
    [
        ("bentConnector2", (56, 19, 62, 34), "", "", (1, 2)),
        ("bentConnector2", (-42, 19, 62, 34), 'flipH="1"', "", (1, 0)),
        ("curvedConnector2", (56, 19, 62, 34), "", "", (1, 2)),
        ("bentConnector3", (56, 19, 44, 45), "", "", (1, 2)),
        ("bentConnector3", (56, 19, 1, 45), "", '<a:gd name="adj1" fmla="val 1500000"/>', (1, 1)),
        ("bentConnector3", (66.5, 1.5, 23, 80), 'rot="16200000" flipH="1"', "", (1, 2)),
        ("bentConnector4", (38, 19, 18, 34), 'flipH="1"', '<a:gd name="adj1" fmla="val -55556"/><a:gd name="adj2" fmla="val 70000"/>', (1, 1)),
        ("bentConnector5", (20, 19, 36, 45), 'flipH="1"', '<a:gd name="adj1" fmla="val 140000"/><a:gd name="adj2" fmla="val 52000"/><a:gd name="adj3" fmla="val -40000"/>', (1, 1)),
    ],
)  # fmt: skip
def test_connectors_with_corners(preset: str, box: tuple[float, float, float, float], turn: str, adjust: str, lanes: tuple[int, int]) -> None:  # fmt: skip
    assert _two(connector(preset, box, turn=turn, adjust=adjust), lanes) == [("1", "2", None)]


def test_a_freeform_arrow() -> None:
    points = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in ((620, 0), (620, 340)))
    path = f'<a:custGeom><a:pathLst><a:path w="620" h="340"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>{points}</a:path></a:pathLst></a:custGeom>'
    assert _two(connector("", (56, 19, 62, 34), geometry=path), (1, 2)) == [("1", "2", None)]


def test_a_freeform_with_a_round_side() -> None:
    bezier = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in ((40, 0), (40, 20), (0, 20)))
    path = f'<a:custGeom><a:pathLst><a:path w="40" h="20"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="20" y="0"/></a:lnTo><a:cubicBezTo>{bezier}</a:cubicBezTo><a:close/></a:path></a:pathLst></a:custGeom>'
    assert acting(read_flow(step(1, {1: shape("", geometry=path)}))) == [[(1, "terminator")]]


def test_block_arrows_are_arrows() -> None:
    assert _two(shape("downArrow", 9, (30, 31, 16, 21))) == [("1", "2", None)]


def test_glue_decides_where_the_drawing_is_far_off() -> None:
    first, second, third = (shape("flowChartProcess", n) for n in (1, 2, 3))
    line = connector("straightConnector1", (100, -10, 0, 5), ends="1:2 3:0")
    found = read_flow(step(1, {0: first}), step(2, {1: second}), step(3, {0: third + line}))
    assert ways(found) == [("1", "3", None)]


def test_glue_passes_over_a_symbol_in_between() -> None:
    first, second, third = (shape("flowChartProcess", n) for n in (1, 2, 3))
    line = connector("straightConnector1", (38, 30, 0, 68), ends="1:2 3:0")
    assert ways(read_flow(step(1, {1: first + line}), step(2, {1: second}), step(3, {1: third}))) == [("1", "3", None)]


def test_glue_to_an_unknown_symbol_leaves_the_drawing() -> None:
    assert _two(connector("straightConnector1", (38, 30, 0, 23), ends="1:3 99:0")) == [("1", "2", None)]


def test_glued_arrows_may_share_a_connection_site() -> None:
    """Forth and back between the same two sides; each keeps its own head."""
    lines = connector("straightConnector1", (300, 0, 10, 10), 8, ends="1:3 2:1") + connector(
        "straightConnector1", (300, 0, 10, 10), 9, ends="2:1 1:3"
    )
    first, second = shape("flowChartProcess", 1), shape("flowChartDecision", 2)
    found = read_flow(step(1, {0: first + lines}), step(2, {1: second}))
    assert sorted(ways(found)) == [("1", "2", None), ("2", "1", None)]


def test_glue_to_a_copied_id_takes_the_nearer_symbol() -> None:
    line = connector("straightConnector1", (38, 30, 0, 23), ends="1:2 2:0")
    rows = [step(n, {1: shape("flowChartProcess", 1 if n == 1 else 2)}) for n in (1, 2, 3)]
    rows[0] = step(1, {1: shape("flowChartProcess", 1) + line})
    assert ways(read_flow(*rows)) == [("1", "2", None)]


def test_labels_of_a_decision() -> None:
    def label(text: str, box: tuple[float, float, float, float], number: int) -> str:
        return shape("rect", number, box, text=text, line="<a:ln><a:noFill/></a:ln>", fill="<a:noFill/>")

    lines = connector("straightConnector1", (38, 30, 0, 23), 8) + connector(
        "bentConnector3", (56, -26, 1, 45), 9, turn='flipV="1"', adjust='<a:gd name="adj1" fmla="val 1500000"/>'
    )
    texts = label("Ya", (40, 32, 20, 10), 10) + label("Tidak", (74, -10, 26, 10), 11)
    rows = (
        step(1, {1: shape("flowChartProcess", 1)}),
        step(2, {1: shape("flowChartDecision", 2) + lines + texts}),
        step(3, {1: shape("flowChartTerminator", 3)}),
    )
    assert ways(read_flow(*rows)) == [("2", "1", "Tidak"), ("2", "3", "Ya")]


def test_a_framed_branch_word_is_a_label() -> None:
    word = shape("rect", 10, (40, 32, 20, 12), text="Ya")
    line = connector("straightConnector1", (38, 30, 0, 23), 8)
    found = read_flow(step(1, {1: shape("flowChartDecision", 1) + line + word}), step(2, {1: shape("rect", 2)}))
    assert (acting(found), ways(found)) == ([[(1, "decision")], [(1, "process")]], [("1", "2", "Ya")])


def test_words_typed_into_a_lane_are_labels() -> None:
    cell = p("<w:r><w:t>Ya</w:t></w:r>", '<w:jc w:val="center"/>')
    rows = (
        step(1, {1: shape("flowChartDecision", 1) + connector("straightConnector1", (38, 30, 0, 68), 8)}),
        step(2),
        step(3, {1: shape("rect", 2)}),
    )
    typed = rows[1].replace("<w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr></w:p></w:tc>", f"<w:tc>{cell}</w:tc>")
    assert [way[2] for way in ways(read_flow(rows[0], typed, rows[2]))] == ["Ya"]


def test_connectors_in_a_group() -> None:
    symbols = wsp("flowChartProcess", (0, 0, 36, 22), 5) + wsp("flowChartTerminator", (80, 0, 36, 22), 6)
    glue = '<wps:cNvCnPr><a:stCxn id="5" idx="3"/><a:endCxn id="6" idx="1"/></wps:cNvCnPr>'
    line = wsp("straightConnector1", (36, 11, 44, 0), 7, glue=glue, fill="<a:noFill/>", line=arrow_line())
    space = (
        '<a:off x="0" y="0"/><a:ext cx="1473200" cy="279400"/><a:chOff x="0" y="0"/><a:chExt cx="1473200" cy="279400"/>'
    )
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{space}</a:xfrm></wpg:grpSpPr>{symbols}{line}</wpg:wgp>"
    found = read_flow(step(1, {0: anchor(graphic("Group", group), (20, 8, 116, 22))}))
    assert [(e.source.lane, e.target.lane) for e in found.edges] == [(0, 1)]


def test_letters_join_off_page_connectors() -> None:
    down = connector("straightConnector1", (38, 24, 0, 6), 8)
    leaving = (
        shape("flowChartProcess", 1, (20, 2, 36, 22))
        + down
        + shape("flowChartOffpageConnector", 2, (31, 30, 14, 14), text="A")
    )
    into = connector("straightConnector1", (38, 16, 0, 5), 9)
    entering = (
        shape("flowChartOffpageConnector", 3, (31, 2, 14, 14), text="A")
        + into
        + shape("flowChartTerminator", 4, (20, 21, 36, 22))
    )
    found = read_flow(step(1, {1: leaving}), step(2), step(3, {1: entering}))
    assert ways(found) == [("1", "3", None)]


@pytest.mark.parametrize(
    "line",
    [
        '<v:line from="38pt,30pt" to="38pt,53pt" style="position:absolute"><v:stroke endarrow="block"/></v:line>',
        '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:38pt;margin-top:30pt;width:0;height:23pt"><v:stroke endarrow="open"/></v:shape>',
        '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:38pt;margin-top:30pt;width:0;height:23pt;flip:y"><v:stroke startarrow="classic"/></v:shape>',
        '<v:shape coordsize="10,230" path="m0,0l0,230e" style="position:absolute;margin-left:38pt;margin-top:30pt;width:1pt;height:23pt"><v:stroke endarrow="block"/></v:shape>',
        '<v:shape type="#_x0000_t67" style="position:absolute;margin-left:30pt;margin-top:31pt;width:16pt;height:21pt"/>',
        '<v:shape type="#_x0000_t32" style="position:absolute;margin-left:26.5pt;margin-top:41.5pt;width:23pt;height:0;rotation:90"><v:stroke endarrow="block"/></v:shape>',
    ],
)
def test_vml_arrows(line: str) -> None:
    assert _two(vml(line)) == [("1", "2", None)]


def test_vml_elbows() -> None:
    elbow = '<v:shape type="#_x0000_t34" adj="10800" style="position:absolute;margin-left:56pt;margin-top:19pt;width:44pt;height:45pt"><v:stroke endarrow="block"/></v:shape>'
    assert _two(vml(elbow), (1, 2)) == [("1", "2", None)]


def test_a_vml_label() -> None:
    word = '<v:shape type="#_x0000_t202" stroked="f" style="position:absolute;margin-left:40pt;margin-top:32pt;width:20pt;height:10pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Ya</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>'
    line = connector("straightConnector1", (38, 30, 0, 23), 8)
    found = read_flow(step(1, {1: shape("flowChartDecision", 1) + line + vml(word)}), step(2, {1: shape("rect", 2)}))
    assert ways(found) == [("1", "2", "Ya")]
