"""Rows and arrows over page ends."""

from dataclasses import replace

from ingest.layout.flowchart import Link, Loose, Node, PartFlow
from ingest.layout.heads import Head, Lane, Span
from ingest.layout.rows import BodyRow, Field, TablePart
from ingest.layout.steps import step_rows
from ingest.layout.stitch import Flow, stitch

_HEAD = Head(
    *(50, 100, (Lane("Staf", Span(100, 200)), Lane("Kepala", Span(200, 300)))),
    (("number", Span(0, 20)), ("activity", Span(20, 100))),
)


def _row(page: int, number: str, **texts: str) -> BodyRow:
    fields = tuple((role, Field(text, (0, 0, 1, 1))) for role, text in texts.items())
    return BodyRow(page, 100, 140, number, fields)


def _part(page: int, *rows: BodyRow, head: Head = _HEAD) -> TablePart:
    return TablePart(page, head, headed=True, rows=rows, box=(100, 100, 300, 500))


def _node(page: int, kind: str = "process", text: str = "", x: float = 150, y: float = 120) -> Node:
    row = None if kind == "connector" else 0
    return Node(page, kind, row, 0, (x - 10, y - 10, x + 10, y + 10), text, 1.0)


def _link(source: int, target: int, label: str | None = None) -> Link:
    return Link(source, target, ((150, 120), (150, 300)), headed=True, label=label)


def _page(page: int, nodes: tuple[Node, ...], links: tuple[Link, ...] = (), loose: tuple[Loose, ...] = ()) -> PartFlow:
    return PartFlow(_part(page), nodes, links, loose)


def _stitched(*flows: PartFlow) -> Flow:
    return stitch(flows, [(i,) for i in range(len(flows))], [(0, 1)] * len(flows))


def _leaving(page: int, mark: str = "", x: float = 150, label: str | None = None) -> PartFlow:
    return _page(page, (_node(page), _node(page, "connector", mark, x, 480)), (_link(0, 1, label),))


def _entering(page: int, mark: str = "", x: float = 150) -> PartFlow:
    return _page(page, (_node(page, "connector", mark, x, 90), _node(page)), (_link(0, 1),))


def _arrows(flow: Flow) -> list[tuple[int, int]]:
    return [(arrow.source, arrow.target) for arrow in flow.arrows]


def test_arrow_within_a_page_stays() -> None:
    flow = _stitched(_page(1, (_node(1), _node(1, y=220)), (_link(0, 1, "Ya"),)))
    assert [(a.source, a.target, a.label, a.joined) for a in flow.arrows] == [(0, 1, "Ya", False)]


def test_connectors_without_mark_are_paired_over_the_page_end() -> None:
    flow = _stitched(_leaving(1, label="Ya"), _entering(2))
    assert [(a.source, a.target, a.label, a.joined) for a in flow.arrows] == [(0, 3, "Ya", True)]
    assert [symbol.paired for symbol in flow.symbols] == [False, True, True, False]
    assert flow.loose == ()


def test_connectors_with_one_mark_are_paired_before_nearer_ones() -> None:
    leaving = _page(1, (_node(1), _node(1, "connector", "B", 150, 480)), (_link(0, 1),))
    entering = _page(
        2,
        (*(_node(2, "connector", "A", 150, 90), _node(2)), *(_node(2, "connector", "b ", 250, 90), _node(2, x=250))),
        (_link(0, 1), _link(2, 3)),
    )
    flow = _stitched(leaving, entering)
    assert _arrows(flow) == [(0, 5)]
    assert flow.loose == (3,)


def test_nearest_place_decides_among_connectors_without_mark() -> None:
    entering = _page(
        2,
        (*(_node(2, "connector", "", 250, 90), _node(2, x=250)), *(_node(2, "connector", "", 152, 90), _node(2))),
        (_link(0, 1), _link(2, 3)),
    )
    assert _arrows(_stitched(_leaving(1), entering)) == [(0, 5)]


def test_mark_is_found_two_pages_on() -> None:
    flow = _stitched(_leaving(1, "A"), _page(2, (_node(2),)), _entering(3, "A"))
    assert _arrows(flow) == [(0, 4)]


def test_arrows_that_end_in_the_air_at_the_page_end_are_joined() -> None:
    flow = _stitched(
        _page(1, (_node(1),), (), (Loose(0, (150, 495), outgoing=True),)),
        _page(2, (_node(2),), (), (Loose(0, (150, 105), outgoing=False),)),
    )
    assert _arrows(flow) == [(0, 1)]


def test_arrow_that_ends_in_the_middle_of_a_page_is_no_exit() -> None:
    flow = _stitched(
        _page(1, (_node(1),), (), (Loose(0, (150, 300), outgoing=True),)),
        _page(2, (_node(2),), (), (Loose(0, (150, 105), outgoing=False),)),
    )
    assert flow.arrows == ()


def test_unpaired_connector_outside_the_table_leaves_its_arrow_loose() -> None:
    flow = _stitched(_leaving(1, "A"), _page(2, (_node(2),)))
    assert (flow.arrows, flow.loose) == ((), (0,))


def test_unpaired_connector_in_a_row_acts() -> None:
    own = replace(_node(1, "connector", "A", 150, 220), row=0)
    flow = _stitched(_page(1, (_node(1), own), (_link(0, 1),)))
    assert _arrows(flow) == [(0, 1)]
    assert not flow.symbols[1].paired


def test_steps_of_numbered_rows() -> None:
    steps, owners = step_rows([_part(1, _row(1, "1", activity="Catat"), _row(1, "2", activity="Kirim"))])
    assert [(step.number, step.numbered) for step in steps] == [("1", True), ("2", True)]
    assert owners == ((0, 1),)


def test_unnumbered_row_with_an_activity_goes_by_the_next_number() -> None:
    steps, _ = step_rows([_part(1, _row(1, "1", activity="Catat"), _row(1, "", activity="Kirim"))])
    assert [(step.number, step.numbered) for step in steps] == [("1", True), ("2", False)]


def test_unnumbered_row_before_a_taken_number_goes_by_a_letter() -> None:
    rows = _row(1, "1", activity="Catat"), _row(1, "", activity="Kirim"), _row(1, "2", activity="Simpan")
    steps, _ = step_rows([_part(1, *rows)])
    assert [step.number for step in steps] == ["1", "1a", "2"]


def test_row_split_by_the_page_end_is_one_step() -> None:
    first = _row(1, "1", activity="Catat surat", time="5 menit")
    rest = _row(2, "", activity="yang masuk")
    steps, owners = step_rows([_part(1, first), _part(2, rest, _row(2, "2", activity="Kirim"))])
    assert [step.text("activity") for step in steps] == ["Catat surat yang masuk", "Kirim"]
    assert owners == ((0,), (0, 1))


def test_merged_cell_counts_once() -> None:
    steps, _ = step_rows([_part(1, _row(1, "1", output="Surat"), _row(1, "", output="Surat"))])
    assert [step.text("output") for step in steps] == ["Surat"]


def test_first_row_without_number() -> None:
    steps, _ = step_rows([_part(1, _row(1, "", activity="Catat"))])
    assert [(step.number, step.numbered) for step in steps] == [("1", False)]
