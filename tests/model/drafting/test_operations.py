"""Edits of a draft: each does what the difference then says, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.revision.difference import difference
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.drafting.fields import FIELDS, field_text
from model.drafting.operations import Operation, Reading, applied, replayed
from model.drafting.ways import Way, onward_text, read_ways, target_of
from model.drafting.work import Work, redid, took_back, went_on
from model.errors import SopError
from model.sop import Doubt, Edge, Performer, Place, Port, Procedure, SopDocument
from tests.analytics.revision.edits import LANES, plain_sops
from tests.strategies import documents
from tests.web import invented

READING = Reading(read_time, read_legal, lambda document, _at: document, lambda document, _id: document)


def edited(document: SopDocument, kind: str, **facts: object) -> SopDocument:
    return applied(document, Operation(kind, **facts), READING)  # type: ignore[arg-type]


def kinds(old: SopDocument, new: SopDocument) -> list[str]:
    return [change.kind for change in difference(old, new).changes]


def numbers(document: SopDocument) -> list[str]:
    return [step.number for step in document.procedures[0].steps]


def arrows(document: SopDocument) -> set[str]:
    return {
        f"{edge.source.step}→{edge.target.step}{f' {edge.label}' if edge.label else ''}"
        for edge in document.procedures[0].edges
    }


def meant(procedure: Procedure) -> tuple[object, ...]:
    """A procedure, the order of its arrows apart."""
    return replace(procedure, edges=()), sorted(map(repr, procedure.edges))


@st.composite
def ported_sops(draw: st.DrawFn) -> SopDocument:
    """Plain SOPs whose arrows end at shapes, one step a decision that may lead back."""
    document = draw(plain_sops())
    procedure = document.procedures[0]
    size = len(procedure.steps)
    ports = [Port(step.number, step.performers[0].lane) for step in procedure.steps]
    edges = [Edge(ports[n], ports[n + 1]) for n in range(size - 1)]
    asks = draw(st.integers(1, size - 2))
    edges[asks] = replace(edges[asks], label="Ya")
    back = Edge(ports[asks], ports[draw(st.integers(0, asks - 1))], "Tidak")
    return replace(document, procedures=(replace(procedure, edges=(*edges, back)),))


def test_a_removed_row_closes_the_way() -> None:
    found = edited(invented.document(), "remove", row=3)
    assert numbers(found) == ["1", "2", "3", "4", "5", "6"]
    assert arrows(found) == {"1→2", "2→3", "3→4 Ya", "3→1 Tidak", "4→5", "5→6"}


def test_an_inserted_row_lies_on_the_way() -> None:
    found = edited(invented.document(), "insert", row=3)
    assert found.procedures[0].steps[3].performers == (Performer(1, status="stated"),)
    assert arrows(found) == {"1→2", "2→3", "3→4 Ya", "4→5", "3→1 Tidak", "5→6", "6→7", "7→8"}


def test_a_row_at_the_end_and_at_the_begin_is_joined() -> None:
    assert "7→8" in arrows(edited(invented.document(), "insert", row=7))
    assert "1→2" in arrows(edited(invented.document(), "insert", row=0))


def test_a_moved_decision_keeps_its_branch_back() -> None:
    found = edited(invented.document(), "move", row=2, to=4)
    assert [step.activity[:12] for step in found.procedures[0].steps[2:5]] == [
        "Menyusun kon",
        "Menandatanga",
        "Apakah permo",
    ]
    assert arrows(found) == {"1→2", "2→3", "3→4", "4→5", "5→6 Ya", "5→1 Tidak", "6→7"}
    assert kinds(invented.document(), found) == ["moved"]


@given(ported_sops(), st.data())
def test_moving_back_gives_the_same_document(document: SopDocument, data: st.DataObject) -> None:
    size = len(document.procedures[0].steps)
    row, to = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    there = edited(document, "move", row=row, to=to)
    back = edited(there, "move", row=to, to=row)
    assert meant(back.procedures[0]) == meant(document.procedures[0])
    assert set(kinds(document, there)) <= {"moved"}
    assert bool(kinds(document, there)) == (row != to)


@given(ported_sops(), st.data())
def test_removing_what_was_inserted_gives_the_same_document(document: SopDocument, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(document.procedures[0].steps)))
    wider = edited(document, "insert", row=row)
    assert kinds(document, wider) == ["added"]
    assert edited(wider, "remove", row=row) == document


@given(plain_sops(), st.data())
def test_removing_a_row_is_all_that_differs(document: SopDocument, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(document.procedures[0].steps) - 1))
    assert kinds(document, edited(document, "remove", row=row)) == ["removed"]


CELLS = (
    ({"kind": "text", "name": "activity", "text": "Memotret kerusakan jembatan"}, {"reworded", "added", "removed"}),
    ({"kind": "text", "name": "output", "text": "Map merah jambu"}, {"output"}),
    ({"kind": "text", "name": "requirements", "text": "Kartu kuning"}, {"requirements"}),
    ({"kind": "text", "name": "remarks", "text": "Perhatikan tenggat"}, {"remarks"}),
    ({"kind": "time", "text": "9 hari kerja"}, {"time"}),
    ({"kind": "symbol", "text": "decision"}, {"symbol"}),
    ({"kind": "performers", "text": f"{LANES[0]}; {LANES[1]}"}, {"performer"}),
    ({"kind": "branch", "name": "Tidak", "text": "1"}, {"edge_added", "edge_label"}),
)


@pytest.mark.parametrize(("facts", "said"), CELLS, ids=[" ".join(map(str, one[0].values())) for one in CELLS])
@given(document=plain_sops(), data=st.data())
def test_a_cell_is_all_that_differs(
    facts: dict[str, str], said: set[str], document: SopDocument, data: st.DataObject
) -> None:
    row = data.draw(st.integers(2, len(document.procedures[0].steps) - 1))
    found = edited(document, row=row, **facts)
    assert kinds(document, found)
    assert set(kinds(document, found)) <= said
    assert numbers(found) == numbers(document)


@given(ported_sops(), st.data())
def test_lanes_there_and_back_give_the_same_document(document: SopDocument, data: st.DataObject) -> None:
    lane, to = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 2))
    there = edited(document, "move_lane", row=lane, to=to)
    assert set(kinds(document, there)) <= {"lane_moved"}
    assert edited(there, "move_lane", row=to, to=lane) == document
    assert edited(edited(document, "add_lane", text="Kurir"), "remove_lane", row=3) == document
    named = edited(document, "rename_lane", row=lane, text="Juru Arsip")
    assert set(kinds(document, named)) <= {"lane_renamed", "lane_added", "lane_removed", "performer"}
    assert edited(named, "rename_lane", row=lane, text=LANES[lane]) == document


STRUCTURAL = st.sampled_from(("insert", "remove", "move", "remove_lane", "move_lane", "text", "branch", "onward"))
OPERATIONS = st.builds(
    Operation, STRUCTURAL, st.integers(0, 1), st.integers(-1, 4), st.integers(-1, 4),
    st.sampled_from(("activity", "Ya", "Tidak", "")), st.sampled_from(("1", "2; 1 (x)", "", "aa")),
)  # fmt: skip


@given(documents(), st.lists(OPERATIONS, max_size=6))
def test_whatever_is_done_numbers_are_dense_and_arrows_lead_somewhere(
    document: SopDocument, asked: list[Operation]
) -> None:
    for one in asked:
        try:
            document = applied(document, one, READING)
        except SopError:
            continue
        procedure = document.procedures[one.procedure]
        known = [step.number for step in procedure.steps]
        if one.kind in ("insert", "remove", "move"):
            assert known == [str(n) for n in range(1, len(known) + 1)]
            assert {port.step for edge in procedure.edges for port in (edge.source, edge.target)} <= set(known)


def test_notes_of_the_reader_follow_their_rows() -> None:
    document = replace(
        invented.document(),
        evidence={"/procedures/0/steps/3/time": Place(page=1), "/procedures/0/steps/0/activity": Place(page=2)},
    )
    moved = edited(document, "move", row=3, to=1)
    assert moved.doubts == (Doubt("/procedures/0/steps/1/time", "faint", "angka waktu kurang jelas"),)
    assert set(moved.evidence) == {"/procedures/0/steps/1/time", "/procedures/0/steps/0/activity"}
    timed = edited(moved, "time", row=1, text="1 jam")
    assert timed.doubts == ()
    assert set(timed.evidence) == {"/procedures/0/steps/0/activity"}
    assert edited(document, "remove", row=3).doubts == ()
    assert edited(document, "remove", row=0).doubts[0].at == "/procedures/0/steps/2/time"


def test_a_time_is_read() -> None:
    time = edited(invented.document(), "time", row=4, text="2 hari kerja").procedures[0].steps[4].time
    assert (time.text, time.max, time.unit, time.day_type) == ("2 hari kerja", 2, "day", "working")


def test_another_performer_takes_the_ends_of_arrows_along() -> None:
    procedure = edited(invented.document(), "performers", row=3, text="kepala balai").procedures[0]
    assert procedure.steps[3].performers == (Performer(3, "process", "stated"),)
    assert Edge(Port("4", 3), Port("5", 3)) in procedure.edges
    assert Edge(Port("3", 1), Port("4", 3), "Ya") in procedure.edges


def test_branches_are_read_and_written() -> None:
    document = invented.document()
    procedure = document.procedures[0]
    assert [target_of(procedure, 2, branch) for branch in ("Ya", "Tidak")] == ["4", "1"]
    assert onward_text(procedure, 1) == "3"
    found = edited(document, "branch", row=2, name="Tidak", text="2")
    assert kinds(document, found) == ["edge_target"]
    assert "3→2 Tidak" in arrows(found)
    assert "3→1 Tidak" not in arrows(edited(document, "branch", row=2, name="Tidak", text=""))
    assert arrows(edited(document, "onward", row=1, text="3; 6 (Mendesak)")) == arrows(document) | {"2→6 Mendesak"}
    assert read_ways("4; 6 (Lengkap, sah)") == (Way("4"), Way("6", "Lengkap, sah"))


def test_fields_of_the_form_are_read_and_written() -> None:
    document = replace(
        invented.document(), qualifications=("Teliti", "Sarjana"), doubts=(Doubt("/qualifications/1", "x", ""),)
    )
    same = document
    for name in FIELDS:
        same = edited(same, "field", name=name, text=field_text(same, name))
    assert same == document
    found = edited(document, "field", name="qualifications", text="Sarjana\n\n Ramah ")
    assert found.qualifications == ("Sarjana", "Ramah")
    assert found.doubts == (Doubt("/qualifications/0", "x", ""),)
    law = edited(
        document, "field", name="legal_basis", text="Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    )
    assert (law.legal_basis[0].number, law.legal_basis[0].year) == ("25", 2009)
    assert edited(document, "field", name="effective", text="2026-03-31").effective is not None
    assert edited(document, "field", name="position", text="Kepala Balai").approval.position == "Kepala Balai"


REFUSED = (
    ({"kind": "fly"}, "the change “fly” is not known"),
    ({"kind": "insert", "procedure": 1}, "there is no procedure 2 in this draft"),
    ({"kind": "insert", "row": -1}, "there is no place 0; a step can go to the places 1 to 8"),
    ({"kind": "remove", "row": 7}, "there is no row 8; this table has 7 steps"),
    ({"kind": "move", "to": 7}, "there is no place 8; a step can go to the places 1 to 7"),
    ({"kind": "text", "name": "number"}, "the column number cannot be written"),
    ({"kind": "symbol", "text": "star"}, "the symbol star is not known"),
    ({"kind": "performers", "text": "Direktur"}, "the performer “Direktur” has no column. There are: Pemohon"),
    ({"kind": "branch", "name": "Ya", "text": "9"}, "there is no step “9”. There are: 1, 2"),
    ({"kind": "branch", "name": "Mungkin", "text": "1"}, "the branch Mungkin is not known"),
    ({"kind": "field", "name": "source"}, "the field source is not known"),
    ({"kind": "field", "name": "created", "text": "besok"}, "“besok” is no date"),
    ({"kind": "add_lane", "text": " pemohon "}, "the performer “pemohon” has a column already"),
    ({"kind": "add_lane"}, "a performer column needs a name"),
    ({"kind": "remove_lane", "row": 4}, "there is no performer column 5; this table has 4"),
    ({"kind": "move_lane", "to": 4}, "there is no place 5; a performer column can go to the places 1 to 4"),
)  # fmt: skip


@pytest.mark.parametrize(("facts", "said"), REFUSED)
def test_what_cannot_be_done_is_said(facts: dict[str, str], said: str) -> None:
    with pytest.raises(SopError) as refused:
        edited(invented.document(), **facts)
    assert said in str(refused.value)


def test_undo_and_redo_walk_along_the_edits() -> None:
    first, second, third = (Operation("insert", row=n) for n in range(3))
    work = went_on(Work(1, 1), [first, second])
    back = took_back(took_back(work))
    assert (back.done, back.undone) == ((), (second, first))
    assert took_back(back) == back
    assert redid(redid(back)) == work
    assert redid(work) == work
    assert went_on(redid(back), [third]) == Work(1, 1, (first, third))
    document = invented.document()
    assert replayed(document, work.done, READING) == edited(edited(document, "insert", row=0), "insert", row=1)
