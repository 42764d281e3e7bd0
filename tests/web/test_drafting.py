"""Penyusunan: the draft is written, undone, saved, discussed, decided on and given out."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from dash import no_update
from dash.exceptions import PreventUpdate

from model.drafting.fields import FIELDS
from model.errors import SopError
from model.registry import Role, State
from model.sop_json import to_data
from model.text import Lang
from store.registry.reviews import confirm
from store.registry.versions import content_of, move, save_draft, versions_of
from store.workspace import Workspace
from tests.analytics.revision.planted_log import lines, proposed, sop, usual
from tests.web import invented
from tests.web.asking import signed_in
from tests.web.office import person
from web.page import View
from web.pages import drafting
from web.parts.drafting import reactions
from web.parts.drafting.desk import desk
from web.parts.drafting.step_table import columns_of, rows_of

KEY = invented.KEY
HERE = {"key": KEY, "lang": "id", "version": None, "procedure": "0"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = invented.workspace(tmp_path)
    confirm(made.registry, made.user, made.version(KEY).id, ["/procedures/0/steps/3/time#faint"])
    return made


def as_leader(workspace: Workspace) -> Workspace:
    return replace(workspace, user=person(workspace.registry, Role.LEADER))


def asked(workspace: Workspace, works: object, kind: str, **facts: object) -> dict[str, object]:
    return reactions.asked(workspace, {"kind": kind, "asked": 1, **facts}, works, HERE)[0]


def written(workspace: Workspace, row: int, column: str, said: str, works: object = None) -> dict[str, object]:
    return asked(workspace, works, "cell", row=row, value=column, text=said)


def activities(workspace: Workspace, works: object) -> list[str]:
    return [row["activity"].partition(" ")[0] for row in rows_of(desk(workspace, works, HERE))]


def acted(
    workspace: Workspace, kind: str, works: object = None, value: str = "", **place: object
) -> tuple[object, ...]:
    return reactions.acted(workspace, {"kind": kind, "value": value}, works, {**HERE, **place})


def test_rows_are_the_texts_of_the_steps(workspace: Workspace) -> None:
    assert rows_of(desk(workspace, None, HERE))[2] == {
        "id": "2",
        "number": "3",
        "activity": "Apakah permohonan lengkap?",
        "performers": "Petugas Loket",
        "symbol": "Belah ketupat (keputusan)",
        "requirements": "Hasil pemeriksaan",
        "time": "10 menit",
        "output": "Keputusan lengkap",
        "remarks": "",
        "onward": "",
        "Ya": "4",
        "Tidak": "1",
    }


def test_the_layout_holds_the_form_and_the_versions(workspace: Workspace) -> None:
    page = str(drafting.layout(View(workspace, KEY, Lang.ID)))
    assert "Versi 1 (draf)" in page
    assert "value='07/SOP/BPPJ/2026'" in page


def test_written_cells_become_edits(workspace: Workspace) -> None:
    works = written(workspace, 4, "time", "2 jam")
    works = written(workspace, 4, "symbol", "Belah ketupat (keputusan)", works)
    works = written(workspace, 4, "Tidak", "4", works)
    rows = rows_of(desk(workspace, written(workspace, 0, "activity", "Mendaftar", works), HERE))
    assert (rows[4]["time"], rows[4]["symbol"], rows[4]["Tidak"]) == ("2 jam", "Belah ketupat (keputusan)", "4")
    assert rows[0]["activity"] == "Mendaftar"


def test_buttons_and_keys_edit_undo_and_redo(workspace: Workspace) -> None:
    works, chosen = reactions.asked(workspace, {"kind": "insert", "row": 1}, None, HERE)
    assert chosen == {"ids": ["2"]}
    assert len(activities(workspace, works)) == 8
    works = asked(workspace, works, "down", row=0)
    assert activities(workspace, works)[:2] == ["Memeriksa", "Mengajukan"]
    works = asked(workspace, asked(workspace, works, "undo"), "undo")
    assert len(activities(workspace, works)) == 7
    works = asked(workspace, works, "redo")
    assert len(activities(workspace, works)) == 8
    assert asked(workspace, works, "discard") == {}


def test_a_dragged_row_moves(workspace: Workspace) -> None:
    works = asked(workspace, None, "move", row=1, value="3")
    assert activities(workspace, works)[1:4] == ["Apakah", "Menyusun", "Memeriksa"]


def test_columns_join_leave_and_change(workspace: Workspace) -> None:
    works = asked(workspace, None, "joint", value="3", row=3)
    assert rows_of(desk(workspace, works, HERE))[3]["performers"] == "Kepala Seksi; Kepala Balai"
    assert "Kepala Seksi; Kepala Balai" in str(columns_of(desk(workspace, works, HERE)))
    works = asked(workspace, works, "joint", value="2", row=3)
    assert rows_of(desk(workspace, works, HERE))[3]["performers"] == "Kepala Balai"
    works = asked(workspace, works, "rename_lane", value="3", text="Direktur")
    assert rows_of(desk(workspace, works, HERE))[3]["performers"] == "Direktur"
    works = asked(workspace, asked(workspace, works, "lane_left", value="3"), "add_lane", text="Kurir")
    assert desk(workspace, works, HERE).procedure.lanes[2:] == ("Direktur", "Kepala Seksi", "Kurir")


def test_a_field_of_the_form_goes_into_the_draft(workspace: Workspace) -> None:
    works = asked(workspace, None, "field", value="qualifications", text="Sarjana\nTeliti")
    assert desk(workspace, works, HERE).document.qualifications == ("Sarjana", "Teliti")
    known, *values = reactions.filled(workspace, works, HERE, None)
    assert values[FIELDS.index("qualifications")] == "Sarjana\nTeliti"
    again = reactions.filled(workspace, works, HERE, known)[1:]
    assert all(value is no_update for value in again)


def test_the_flowchart_and_what_can_be_done_follow(workspace: Workspace) -> None:
    works = written(workspace, 0, "activity", "Mendaftar")
    _rows, columns, picture, *rest = reactions.shown(workspace, works, HERE, None)
    assert str(getattr(picture, "alt", "")).startswith("Bagan alir 7 langkah: 1. Mendaftar (Pemohon); 2.")
    assert "Simpan draf" in str(rest)
    assert "1 perubahan belum disimpan" in str(rest)
    assert reactions.shown(workspace, works, HERE, columns)[1] is no_update
    with pytest.raises(PreventUpdate):
        reactions.shown(workspace, works, None, None)


def test_findings_lead_to_their_rows_and_mend_themselves(workspace: Workspace) -> None:
    gap = replace(invented.document().procedures[0].steps[6], number="9")
    procedure = replace(invented.document().procedures[0], steps=(*invented.document().procedures[0].steps[:6], gap))
    save_draft(
        workspace.registry,
        workspace.user,
        workspace.version(KEY),
        replace(invented.document(), procedures=(procedure,)),
    )
    works = written(workspace, 4, "time", "120 mnit")
    said = str(reactions.shown(workspace, works, HERE, None)[3])
    assert "data-field='drafting-field-created'" in said
    assert "data-row='6'" in said
    assert "Rapikan yang mekanis (2)" in said
    assert "data-value='/procedures/0/steps/6/number'" in said
    only = asked(workspace, works, "fix", value="/procedures/0/steps/4/time")
    assert [rows_of(desk(workspace, only, HERE))[n]["time" if n == 4 else "number"] for n in (4, 6)] == [
        "120 menit",
        "9",
    ]
    both = asked(workspace, works, "fix")
    assert [rows_of(desk(workspace, both, HERE))[n]["time" if n == 4 else "number"] for n in (4, 6)] == [
        "120 menit",
        "7",
    ]


def test_a_draft_is_saved_once(workspace: Workspace) -> None:
    works = asked(workspace, None, "remove", row=6)
    seen = workspace.version(KEY)
    left, versions, shown, *_ = acted(workspace, "save", works)
    assert (left, shown) == ({}, str(seen.id))
    assert versions == [{"value": str(seen.id), "label": "Versi 1 (draf)"}]
    saved = versions_of(workspace.registry, workspace.user, int(KEY))[0]
    assert saved.lock == seen.lock + 1
    assert len(content_of(workspace.registry, workspace.user, saved.id).procedures[0].steps) == 6


def test_work_on_an_older_state_is_kept_apart_until_it_is_put_on_the_latest(workspace: Workspace) -> None:
    works = asked(workspace, None, "insert", row=6)
    seen = workspace.version(KEY)
    save_draft(workspace.registry, workspace.user, seen, replace(invented.document(), title="Lain"))
    found = desk(workspace, works, HERE)
    assert (found.stale, len(found.procedure.steps)) == (True, 7)
    assert "sudah diubah sejak Anda mulai" in str(reactions.shown(workspace, works, HERE, None)[5])
    with pytest.raises(SopError, match="Somebody else changed this draft"):
        acted(workspace, "save", works)
    with pytest.raises(SopError, match="Somebody else changed this draft"):
        asked(workspace, works, "remove", row=0)
    works = asked(workspace, works, "rebase")
    found = desk(workspace, works, HERE)
    assert (found.stale, len(found.procedure.steps), found.document.title) == (False, 8, "Lain")


def test_only_a_draft_is_written_and_a_new_version_is_one(workspace: Workspace) -> None:
    leader = as_leader(workspace)
    acted(workspace, "move", value="diperiksa")
    with pytest.raises(SopError, match="version 1 is no draft"):
        asked(workspace, None, "remove", row=0)
    assert "Buat versi baru" in str(reactions.shown(workspace, None, HERE, None)[4])
    assert "Setujui" in str(reactions.around(leader, None, HERE)[2])
    acted(leader, "move", value="disetujui")
    acted(leader, "move", value="berlaku")
    _, versions, shown, *_ = acted(workspace, "new")
    assert [one["label"] for one in versions] == ["Versi 2 (draf)", "Versi 1 (berlaku)"]  # type: ignore[attr-defined]
    works = written(workspace, 4, "time", "2 jam")
    assert list(works) == [shown]
    first = str(versions_of(workspace.registry, workspace.user, int(KEY))[0].id)
    assert "Waktu langkah 5" not in str(reactions.compared(workspace, first, shown, works, HERE))
    acted(
        workspace,
        "save",
        written(workspace, 4, "time", "3 jam"),
    )
    said = str(reactions.compared(workspace, first, shown, None, HERE))
    assert "dari “120 menit” menjadi “3 jam”" in said
    assert "Del('120 menit')" in said
    assert f"/unduh/{KEY}/{first}/{shown}" in said
    file = signed_in(workspace).get(f"/unduh/{KEY}/{first}/{shown}")
    assert "filename=v1-peminjaman-ruang-balai-pelatihan-padi-jaya-v2-" in file.headers["Content-Disposition"]
    assert file.data.startswith(b"PK")


def test_who_wrote_a_version_does_not_approve_it(workspace: Workspace) -> None:
    acted(workspace, "move", value="diperiksa")
    with pytest.raises(SopError, match="the role perencana may not do this"):
        acted(workspace, "move", value="disetujui")
    with pytest.raises(SopError, match="the request “terbang” is not known"):
        acted(workspace, "move", value="terbang")


def test_a_leader_reads_and_comments(workspace: Workspace) -> None:
    leader = as_leader(workspace)
    assert reactions.shown(leader, None, HERE, None)[4] == []
    comments, text = reactions.said(leader, 1, "4", "Terlalu lama", HERE)
    assert text == ""
    assert "Langkah 5 · kepala" in str(comments)
    moved = asked(workspace, None, "move", row=4, value="1")
    assert "Langkah 2 · kepala" in str(reactions.around(workspace, moved, HERE)[0])
    gone = asked(workspace, None, "remove", row=4)
    assert "Langkah 5 dahulu (“Menandatangani izin pakai ruang”)" in str(reactions.around(workspace, gone, HERE)[0])
    with pytest.raises(SopError, match="no draft"):
        asked(leader, None, "remove", row=0)
    with pytest.raises(SopError, match="the role pimpinan may not do this"):
        acted(leader, "new")


def with_proposals(workspace: Workspace, tmp_path: Path) -> tuple[str, str]:
    """The key of an SOP on which a log proposes another time, and the id of that proposal."""
    slow = [replace(usual()[n], minutes=45.0) if n == 1 else usual()[n] for n in range(6)]
    found = proposed(sop("30 menit", "10 menit"), lines(60, lambda _acts, _random: tuple(slow)), tmp_path)
    key = workspace.add(sop("30 menit", "10 menit"))
    file = workspace.check_folder(key) / "proposals.json"
    file.write_text(json.dumps(to_data(found)), encoding="utf-8")
    return key, next(one.id for one in found.proposals if one.kind == "time")


def test_a_proposal_is_judged_and_goes_into_the_draft(workspace: Workspace, tmp_path: Path) -> None:
    key, name = with_proposals(workspace, tmp_path)
    place = {**HERE, "key": key}
    with pytest.raises(SopError, match="to reject needs a reason"):
        reactions.judged(workspace, {"proposal": name, "verdict": "reject"}, None, place)
    assert "Masukkan ke draf" not in str(reactions.proposed(workspace, None, place))
    said = str(
        reactions.judged(workspace, {"proposal": name, "verdict": "accept", "reason": "Sesuai data"}, None, place)
    )
    assert "Diterima oleh rani" in said
    assert "Masukkan ke draf" in said
    works = reactions.asked(workspace, {"kind": "insert", "row": 0}, None, place)[0]
    works = reactions.asked(workspace, {"kind": "proposal", "value": name}, works, place)[0]
    found = desk(workspace, works, place)
    assert [step.time.text for step in found.procedure.steps][:3] == ["30 menit", "", "1 jam"]
    assert "Sudah masuk draf" in str(reactions.proposed(workspace, works, place))
    with pytest.raises(SopError, match="the proposal time-9 is gone"):
        reactions.asked(workspace, {"kind": "proposal", "value": "time-9"}, works, place)
    works = reactions.asked(workspace, {"kind": "remove", "row": 1}, None, place)[0]
    with pytest.raises(SopError, match="the step 2|langkah 2"):
        reactions.asked(workspace, {"kind": "proposal", "value": name}, works, place)


def test_a_proposal_saved_in_the_draft_is_not_offered_again(workspace: Workspace, tmp_path: Path) -> None:
    key, name = with_proposals(workspace, tmp_path)
    place = {**HERE, "key": key}
    reactions.judged(workspace, {"proposal": name, "verdict": "accept"}, None, place)
    move(workspace.registry, workspace.user, workspace.version(key), State.CHECKED)
    reactions.acted(workspace, {"kind": "new"}, None, place)
    assert "Masukkan ke draf" in str(reactions.proposed(workspace, None, place))
    works = reactions.asked(workspace, {"kind": "insert", "row": 0}, None, place)[0]
    works = reactions.asked(workspace, {"kind": "proposal", "value": name}, works, place)[0]
    reactions.acted(workspace, {"kind": "save"}, works, place)
    said = str(reactions.proposed(workspace, None, place))
    assert "Sudah masuk draf" in said
    assert "Masukkan ke draf" not in said


def test_the_sliders_say_what_they_do_to_the_lead_time(workspace: Workspace) -> None:
    moved = {"values": {"arrivals": "150", "people:1": "2", "time:4": "50", "nonsense": "x"}}
    said = str(reactions.tried(workspace, moved, None, HERE))
    assert "kedatangan +50%" in said
    assert "2 Petugas Loket" in said
    assert "langkah 5 -50%" in said
    assert "12 ulangan, masing-masing 600 kasus" in said
    sliders, known = reactions.slid(workspace, None, HERE, None)
    assert "Orang: Kepala Balai" in str(sliders)
    assert reactions.slid(workspace, None, HERE, known) == (no_update, no_update)


FORGED: tuple[object, ...] = (
    3,
    "x",
    [],
    [3],
    {"data": 3},
    {"kind": 3},
    {"kind": "insert", "row": "a"},
    {"version": []},
)


@pytest.mark.parametrize("forged", FORGED)
def test_forged_values_are_refused_in_a_sentence(workspace: Workspace, forged: object) -> None:
    calls: Sequence[object] = (
        lambda: reactions.asked(workspace, forged, None, HERE),
        lambda: reactions.asked(workspace, {"kind": "undo"}, {str(workspace.version(KEY).id): forged}, HERE),
        lambda: reactions.acted(workspace, forged, forged, HERE),
        lambda: reactions.judged(workspace, forged, None, HERE),
        lambda: reactions.tried(workspace, forged, None, HERE),
        lambda: reactions.shown(workspace, None, forged, None),
        lambda: reactions.said(workspace, 1, forged, forged, forged),
    )
    for call in calls:
        try:
            call()  # type: ignore[operator]
        except (SopError, PreventUpdate):
            continue


@pytest.mark.parametrize("suffix", ["docx", "pdf", "xlsx", "bpmn"])
def test_a_version_is_given_out_under_a_name_of_its_own(workspace: Workspace, suffix: str) -> None:
    version = workspace.version(KEY)
    answer = signed_in(workspace).get(f"/unduh/{KEY}/{version.id}.{suffix}")
    assert answer.status_code == 200
    name = answer.headers["Content-Disposition"]
    day = version.changed_at.date().isoformat()
    assert name.startswith(f"attachment; filename=peminjaman-ruang-balai-pelatihan-padi-jaya-v1-{day}-")
    assert name.endswith(f".{suffix}")
    assert answer.data[:2] in (b"PK", b"%P", b"<?")


@pytest.mark.parametrize("path", ["1/999.docx", "1/1/999", "1/[]/1", "x/1.docx", "1/1.exe", "999999999999/1.pdf"])
def test_what_there_is_not_is_not_given_out(workspace: Workspace, path: str) -> None:
    assert signed_in(workspace).get(f"/unduh/{path}").status_code == 422
    assert signed_in(workspace, Role.AUDITOR).get(f"/unduh/{path}").status_code == 403
