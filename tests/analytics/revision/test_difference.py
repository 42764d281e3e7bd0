from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.revision.difference import difference
from analytics.revision.marked import marked
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.diff import Change, Spot
from model.diff_words import BY_KEY
from model.sop import Edge, Performer, Port, SopDocument, Step
from tests.analytics.revision.edits import ACTIVITIES, EDITS, FRESH, Edit, plain_sops, sop_of, steps_of
from tests.corpus.plan import plan
from tests.docs_out.sop_strategy import sops


def made(*names: str) -> SopDocument:
    return sop_of(tuple(Step("", name, read_time("1 jam"), (Performer(0),)) for name in names))


def told(old: SopDocument, new: SopDocument) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.old, change.new) for change in difference(old, new).changes]


def kinds(changes: tuple[Change, ...]) -> Counter[str]:
    return Counter(change.kind for change in changes)


@given(sops())
@settings(max_examples=15)
def test_an_sop_does_not_differ_from_itself(document: SopDocument) -> None:
    read_again = replace(document, source=replace(document.source, name="lain.pdf"))
    assert difference(document, read_again).changes == ()


@given(sops(), sops())
@settings(max_examples=10)
def test_seen_from_the_other_side_the_changes_are_the_opposite_ones(a: SopDocument, b: SopDocument) -> None:
    there, back = difference(a, b), difference(b, a)
    opposite = Counter((BY_KEY[c.kind].opposite, c.new_at, c.old_at, c.new, c.old, c.field) for c in back.changes)
    assert Counter((c.kind, c.old_at, c.new_at, c.old, c.new, c.field) for c in there.changes) == opposite
    grown = kinds(there.changes)["added"] - kinds(there.changes)["removed"]
    extra = sum(
        len(c.new_at.steps) - len(c.old_at.steps)
        for c in there.changes
        if c.kind in ("split", "merged") and c.new_at and c.old_at
    )
    assert len(steps_of(b)) - len(steps_of(a)) == grown + extra  # fmt: skip


@given(plain_sops(), st.data())
@settings(max_examples=60)
def test_the_difference_is_exactly_what_was_edited(document: SopDocument, data: st.DataObject) -> None:
    rows = range(1, len(steps_of(document)) - 1)
    chosen = data.draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(EDITS), max_size=3))
    once = {edit.kind: row for row, edit in chosen.items()}
    steps = steps_of(document)
    for row, edit in sorted(chosen.items(), key=lambda item: -item[0]):
        if once[edit.kind] == row:
            steps = edit.apply(steps, row)
    found = difference(document, sop_of(steps)).changes
    assert kinds(found) == Counter(once.keys())
    where = {c.kind: c.old_at.steps for c in found if c.old_at}
    assert where == {kind: (str(row + 1),) for kind, row in once.items() if kind != "added"}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.kind)
def test_documents_whose_steps_are_alike(edit: Edit) -> None:
    """In each of 60 documents as offices write them the middle step is edited."""
    wrong = []
    for seed in range(60):
        procedure = plan(seed).document.procedures[0]
        steps, row = tuple(s for s in procedure.steps if s.performers), len(procedure.steps) // 2
        old = sop_of(tuple(replace(s, performers=(Performer(s.performers[0].lane % 3),)) for s in steps))
        new = sop_of(edit.apply(steps_of(old), row))
        found = [(c.kind, c.old_at and c.old_at.steps) for c in difference(old, new).changes]
        if found != [(edit.kind, None if edit.kind == "added" else (str(row + 1),))]:
            wrong.append((seed, found))
    assert wrong == []


@given(plain_sops(), st.data())
@settings(max_examples=40)
def test_a_step_carried_past_others_moved(document: SopDocument, data: st.DataObject) -> None:
    steps = list(steps_of(document))
    row = data.draw(st.integers(0, len(steps) - 1))
    to = data.draw(st.sampled_from([n for n in range(len(steps)) if abs(n - row) > 1]))
    one = steps.pop(row)
    steps.insert(to, one)
    found = difference(document, sop_of(tuple(steps))).changes
    assert [(c.kind, c.old_at, c.new_at) for c in found] == [
        ("moved", Spot(0, (str(row + 1),)), Spot(0, (str(to + 1),)))
    ]


def test_each_step_of_two_that_are_alike_finds_its_own() -> None:
    old = made("Memeriksa berkas", "Mencatat agenda", "Memeriksa berkas", "Mengirim surat")
    new = made("Memeriksa berkas", "Mencatat agenda", FRESH[0], "Memeriksa berkas", "Mengirim surat")
    assert told(old, new) == [("added", None, FRESH[0])]


def test_a_performer_before_the_activity_is_no_part_of_it() -> None:
    old, new = made("Petugas Loket menerima berkas", ACTIVITIES[3]), made("Menerima berkas", ACTIVITIES[3])
    assert told(old, new) == [("reworded", "Petugas Loket menerima berkas", "Menerima berkas")]


def test_split_and_merged() -> None:
    old = made(ACTIVITIES[0], "Memeriksa kelengkapan berkas dan mencatat nomor agenda", ACTIVITIES[3])
    new = made(ACTIVITIES[0], "Memeriksa kelengkapan berkas", "Mencatat nomor agenda", ACTIVITIES[3])
    found = difference(old, new).changes
    assert [(c.kind, c.old_at, c.new_at) for c in found] == [("split", Spot(0, ("2",)), Spot(0, ("2", "3")))]
    assert found[0].new == "Memeriksa kelengkapan berkas / Mencatat nomor agenda"
    assert found[0].said.id == (
        "Langkah 2 “Memeriksa kelengkapan berkas dan mencatat nomor agenda” dipecah menjadi langkah 2, 3: "
        "“Memeriksa kelengkapan berkas / Mencatat nomor agenda”."
    )
    assert [c.kind for c in difference(new, old).changes] == ["merged"]


def test_a_time_written_another_way_is_the_same() -> None:
    old, new = (sop_of((Step("", "Memeriksa", read_time(text)),)) for text in ("60 Menit", "60 menit"))
    assert told(old, new) == []
    later = sop_of((Step("", "Memeriksa", read_time("2 hari kerja")),))
    found = difference(old, later).changes
    assert [(c.kind, c.said.en) for c in found] == [
        ("time", "The time of step 1 changed from “60 Menit” to “2 hari kerja”.")
    ]


def branching(back: str, word: str = "Tidak", steps: tuple[str, ...] = ACTIVITIES[:5]) -> SopDocument:
    """A decision at step 3 with a way back, the rest in sequence."""
    arrows = [Edge(Port(str(n)), Port(str(n + 1)), "Ya" if n == 3 else None) for n in range(1, len(steps))]
    made = tuple(Step("", name, read_time("1 jam"), (Performer(0),)) for name in steps)
    return sop_of(made, (*arrows, Edge(Port("3"), Port(back), word)))


def test_arrows() -> None:
    assert told(branching("1"), branching("2")) == [("edge_target", "3 → 1 (Tidak)", "3 → 2 (Tidak)")]
    assert told(branching("1"), branching("1", "Ditolak")) == [("edge_label", "3 → 1 (Tidak)", "3 → 1 (Ditolak)")]
    straight = replace(branching("1").procedures[0], edges=branching("1").procedures[0].edges[:-1])
    assert told(branching("1"), replace(branching("1"), procedures=(straight,))) == [
        ("edge_removed", "3 → 1 (Tidak)", None)
    ]


def test_arrows_past_a_new_step_are_the_same() -> None:
    old = branching("1")
    new = branching("1", steps=(*ACTIVITIES[:3], FRESH[0], *ACTIVITIES[3:5]))
    assert told(old, new) == [("added", None, FRESH[0])]
    assert told(new, old) == [("removed", FRESH[0], None)]


def test_arrows_of_a_decision_past_a_step_that_moved_are_the_same() -> None:
    """Step 4, that Ya led to, goes to the end."""
    old = branching("1", steps=ACTIVITIES[:7])
    new = branching("1", steps=(*ACTIVITIES[:3], *ACTIVITIES[4:7], ACTIVITIES[3]))
    assert told(old, new) == [("moved", ACTIVITIES[3], ACTIVITIES[3])]


def test_rows_in_sequence_need_no_arrows() -> None:
    document = made(*ACTIVITIES[:4])
    bare = replace(document, procedures=(replace(document.procedures[0], edges=()),))
    assert told(document, bare) == []


def test_lanes() -> None:
    document = made(*ACTIVITIES[:4])
    procedure = document.procedures[0]

    def with_lanes(*lanes: str) -> SopDocument:
        return replace(document, procedures=(replace(procedure, lanes=lanes),))

    assert told(document, with_lanes("Front Office", "Kepala Bidang", "Sekretaris")) == [
        ("lane_renamed", "Petugas Loket", "Front Office")
    ]
    assert told(document, with_lanes("Petugas Loket", "Kepala Bidang")) == [("lane_removed", "Sekretaris", None)]
    assert told(document, with_lanes("Petugas Loket", "Kepala Bidang", "Sekretaris", "Arsiparis")) == [
        ("lane_added", None, "Arsiparis")
    ]
    assert told(document, with_lanes("Petugas Loket", "Sekretaris", "Kepala Bidang")) == [
        ("lane_moved", "Kepala Bidang", "Kepala Bidang")
    ]


def test_the_identity_block() -> None:
    law = (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "UU No. 25 Tahun 2009 tentang Pelayanan Publik",
    )
    old = replace(made("Memeriksa"), legal_basis=(read_legal(law[0]),), warnings=("Jika terlambat, maka ditolak",))
    new = replace(
        old, number="2", revised=date(2026, 1, 5), legal_basis=(read_legal(law[1]), read_legal("Peraturan Bupati Nomor 3 Tahun 2021")),
        warnings=("-",),
    )  # fmt: skip
    assert [(c.kind, c.field, c.old, c.new) for c in difference(old, new).changes] == [
        ("identity", "number", "1", "2"),
        ("identity", "revised", None, "2026-01-05"),
        ("item_added", "legal_basis", None, "Peraturan Bupati Nomor 3 Tahun 2021"),
        ("item_reworded", "legal_basis", *law),
        ("item_removed", "warnings", "Jika terlambat, maka ditolak", None),
    ]


def test_an_sop_without_steps() -> None:
    document = made("Memeriksa berkas")
    bare = replace(document, procedures=(replace(document.procedures[0], steps=(), edges=()),))
    assert told(bare, document) == [("added", None, "Memeriksa berkas")]
    assert told(replace(document, procedures=()), document) == [("procedure_added", None, "Uji")]


def test_procedures_are_found_again() -> None:
    one, other = made(*ACTIVITIES[:4]).procedures[0], made(*ACTIVITIES[4:8]).procedures[0]
    old = replace(made("x"), procedures=(one, other))
    new = replace(old, procedures=(replace(other, title="Uji lapangan"),))
    assert [(c.kind, c.old_at, c.new_at) for c in difference(old, new).changes] == [
        ("procedure_removed", Spot(0), None),
        ("procedure_title", Spot(1), Spot(0)),
    ]


def test_the_marked_up_table_has_every_row_of_both() -> None:
    old = made(*ACTIVITIES[:4])
    steps = steps_of(old)
    new = sop_of((steps[0], replace(steps[2], output="Kartu hijau"), Step("", FRESH[0], read_time("")), steps[3]))
    rows = marked(difference(old, new), old, new)
    assert [(row.mark, row.old_at and row.old_at.steps, row.new_at and row.new_at.steps) for row in rows] == [
        ("same", ("1",), ("1",)),
        ("removed", ("2",), None),
        ("changed", ("3",), ("2",)),
        ("added", None, ("3",)),
        ("same", ("4",), ("4",)),
    ]
    assert [(cell.column, cell.old, cell.new) for cell in rows[2].cells if cell.changed] == [
        ("number", "3", "2"),
        ("output", None, "Kartu hijau"),
    ]
