from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.conformance.flow import arrows
from analytics.revision.decisions import dumps, loads
from analytics.revision.difference import difference
from analytics.revision.flow_edits import sound
from analytics.revision.revised import Edition, accepted, revised
from ingest.language.durations import read_time
from model.analysis import Said
from model.errors import SopError
from model.revision import Decision, Effect, Evidence, Proposal, Revised, Wanted
from model.sop import Edge, Port, Procedure, SopDocument
from tests.analytics.revision.planted_log import NAMES, deciding, sop
from tests.docs_out.sop_strategy import sops

ON = date(2026, 3, 2)
EDITION = Edition(ON, read_time, "SOP/2")
decided = partial(Decision, reason="Sesuai praktik", author="Perencana", date=ON)
NOTHING = Evidence(100, 95, 0.95, (0.9, 0.98), ("K1",))


def proposal(kind: str, *steps: str, **wanted: object) -> Proposal:
    said = Said("Usulan.", "Proposal.")
    name = "-".join((kind, "1", *steps))
    return Proposal(name, kind, 0, steps, None, None, said, NOTHING, Effect(), "high", Wanted(**wanted))  # type: ignore[arg-type]


def draft(document: SopDocument, *proposals: Proposal) -> Revised:
    return revised(document, proposals, accepted(proposals, "Perencana", ON), EDITION)


def changes(document: SopDocument, found: Revised) -> list[tuple[str, str | None, str | None]]:
    """The changes of the flow table."""
    known = difference(document, found.document).changes
    assert [(c.field, c.new) for c in known if c.field] == [("number", "SOP/2"), ("revised", "2026-03-02")]
    return [(c.kind, c.old, c.new) for c in known if not c.field]


def flow(procedure: Procedure) -> list[tuple[str, str]]:
    return sorted((procedure.steps[a].number, procedure.steps[b].number) for a, b in arrows(procedure))


TIME = proposal("time", "2", time=read_time("2 jam"))
REMOVE = proposal("remove", "3")
ADD = proposal("add", "3", text="Rapat pembahasan", time=read_time("1 jam"), lane=1, after="3", before="4")
NEW_ROLE = proposal("add", "3", text="Rapat pembahasan", time=read_time("1 jam"), role="Asisten", after="3", before="4")
MOVE = proposal("move", "5", after="1", before="2")
PERFORMER = proposal("performer", "2", lane=0)
BRANCH = proposal("branch", "3", "2")
LOOP = proposal("loop", "3", "2", text="Pakai daftar periksa")
MERGE = proposal("merge", "1", "2", text="Menerima permohonan dan meneliti berkas", time=read_time("1 jam"))
PARALLEL = proposal("parallel", "2", "3")
CHANGED = (
    (TIME, [("time", "30 menit", "2 jam")]),
    (REMOVE, [("removed", NAMES[2], None)]),
    (ADD, [("added", None, "Rapat pembahasan")]),
    (NEW_ROLE, [("lane_added", None, "Asisten"), ("added", None, "Rapat pembahasan")]),
    (MOVE, [("moved", NAMES[4], NAMES[4])]),
    (PERFORMER, [("performer", "Kepala Bidang", "Petugas")]),
    (LOOP, [("remarks", None, "Pakai daftar periksa")]),
    (MERGE, [("merged", f"{NAMES[0]} / {NAMES[1]}", "Menerima permohonan dan meneliti berkas")]),
)


@pytest.mark.parametrize(("one", "expected"), CHANGED, ids=lambda value: getattr(value, "id", ""))
def test_the_difference_is_what_was_accepted(one: Proposal, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = draft(sop(), one)
    assert changes(sop(), found) == expected
    assert [(row.kind, row.old, row.new) for row in found.matrix] == expected
    assert {row.proposal for row in found.matrix} == {one.id}
    assert sound(found.document.procedures[0])
    assert [step.number for step in found.document.procedures[0].steps] == [
        str(n + 1) for n in range(len(found.document.procedures[0].steps))
    ]


def test_the_arrows_are_joined_again() -> None:
    assert flow(draft(deciding(), REMOVE).document.procedures[0]) == [("1", "2"), ("2", "3"), ("3", "4"), ("4", "5")]
    assert flow(draft(deciding(), ADD).document.procedures[0]) == [
        *(("1", "2"), ("2", "3"), ("3", "2"), ("3", "4")),
        *(("4", "5"), ("5", "6"), ("6", "7")),
    ]
    added = draft(deciding(), ADD).document.procedures[0]
    assert [edge.label for edge in added.edges if edge.source.step == "3"] == ["Tidak", "Ya"]


def test_an_arrow_of_a_step_to_itself_moves_with_it() -> None:
    procedure = sop().procedures[0]
    joint = replace(procedure, edges=(*procedure.edges, Edge(Port("5", 0), Port("5", 1))))
    document = replace(sop(), procedures=(joint,))
    assert changes(document, draft(document, MOVE)) == [("moved", NAMES[4], NAMES[4])]


def test_a_decision_with_one_way_out_left_is_none() -> None:
    found = draft(deciding(), BRANCH)
    assert changes(deciding(), found) == [
        ("edge_removed", "3 → 2 (Tidak)", None),
        ("symbol", "decision", "process"),
        ("edge_label", "3 → 4 (Ya)", "3 → 4"),
    ]
    assert {row.proposal for row in found.matrix} == {BRANCH.id}


def test_steps_side_by_side_are_a_fork() -> None:
    procedure = draft(sop(), PARALLEL).document.procedures[0]
    assert flow(procedure) == [("1", "2"), ("1", "3"), ("2", "4"), ("3", "4"), ("4", "5"), ("5", "6")]


def test_all_together_each_change_has_its_proposal() -> None:
    found = draft(sop(), TIME, REMOVE, MOVE, PERFORMER)
    rows = {(row.kind, row.proposal) for row in found.matrix}
    assert rows == {("time", TIME.id), ("removed", REMOVE.id), ("moved", MOVE.id), ("performer", PERFORMER.id)}
    assert found.left_out == ()
    assert [step.activity for step in found.document.procedures[0].steps] == [
        NAMES[0],
        NAMES[4],
        NAMES[1],
        NAMES[3],
        NAMES[5],
    ]
    assert (found.document.number, found.document.revised) == ("SOP/2", ON)


def test_the_begin_and_end_shapes_stay_at_the_ends() -> None:
    document = sop()
    procedure = document.procedures[0]
    ends = {"1", "6"}
    steps = tuple(
        replace(s, performers=(replace(s.performers[0], symbol="terminator"),)) if s.number in ends else s
        for s in procedure.steps
    )
    document = replace(document, procedures=(replace(procedure, steps=steps),))
    found = draft(document, proposal("remove", "6"))
    assert changes(document, found) == [("symbol", "process", "terminator"), ("removed", NAMES[5], None)]
    assert {row.proposal for row in found.matrix} == {"remove-1-6"}


def test_rejected_and_edited() -> None:
    decisions = (decided(TIME.id, "edit", value="3 jam"), decided(REMOVE.id, "reject"))
    found = revised(sop(), (TIME, REMOVE), decisions, EDITION)
    assert changes(sop(), found) == [("time", "30 menit", "3 jam")]
    assert [(row.reason, row.author, row.date, row.evidence) for row in found.matrix] == [
        ("Sesuai praktik", "Perencana", ON, NOTHING)
    ]
    found = revised(sop(), (PERFORMER,), (decided(PERFORMER.id, "edit", value="Auditor"),), EDITION)
    assert changes(sop(), found) == [("lane_added", None, "Auditor"), ("performer", "Kepala Bidang", "Auditor")]


def test_what_finds_no_place_is_said() -> None:
    gone = draft(sop(), REMOVE, proposal("remove", "3"), proposal("add", "3", text="Rapat", after="9", before=None))
    assert [one.proposal for one in gone.left_out] == ["remove-1-3"]
    assert "by hand" in gone.left_out[0].why.en


def test_nothing_accepted_leaves_the_table_alone() -> None:
    found = revised(sop(), (TIME,), (decided(TIME.id, "reject"),), EDITION)
    assert found.document.procedures == sop().procedures
    assert found.matrix == ()


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (decided("time-1-9", "accept"), "not among these proposals"),
        (decided(TIME.id, "maybe"), "verdict “maybe” is not known. Use accept, reject, edit"),
        (decided(TIME.id, "edit"), "needs a value"),
        (decided(TIME.id, "edit", value="sesuai kebutuhan"), "cannot be read"),
        (decided(REMOVE.id, "edit", value="x"), "takes no value"),
    ],
)
def test_decisions_that_cannot_be(decision: Decision, message: str) -> None:
    with pytest.raises(SopError, match=message):
        revised(sop(), (TIME, REMOVE), (decision,), EDITION)


def test_decisions_go_to_json_and_back() -> None:
    decisions = (decided(TIME.id, "edit", value="3 jam"), decided(REMOVE.id, "reject"))
    assert loads(dumps(decisions), "keputusan.json") == decisions
    for bad in ("{", "[]", '{"schema": "decisions/1"}', '{"schema": "decisions/1", "decisions": [1]}'):
        with pytest.raises(SopError, match=r"^keputusan\.json: not a valid file of decisions"):
            loads(bad, "keputusan.json")


@given(sops(), st.data())
@settings(max_examples=40)
def test_any_flow_stays_sound(document: SopDocument, data: st.DataObject) -> None:
    procedure = document.procedures[0]
    rows = st.integers(0, len(procedure.steps) - 1)
    kinds = data.draw(st.lists(st.tuples(st.sampled_from(("remove", "add", "move")), rows, rows), max_size=4))
    some = tuple(
        proposal(kind, procedure.steps[a].number, text="Rapat", after=procedure.steps[b].number)
        for kind, a, b in kinds
        if a != b and len(procedure.steps) > 5
    )
    found = draft(document, *{one.id: one for one in some}.values())
    after = found.document.procedures[0]
    assert sound(after) or not sound(procedure)
    numbers = {step.number for step in after.steps}
    assert all({edge.source.step, edge.target.step} <= numbers for edge in after.edges)
    assert all(row.proposal for row in found.matrix)
