"""The draft: texts, times and numbers change, edges follow."""

from base64 import b64decode
from pathlib import Path

import pytest
from dash.exceptions import PreventUpdate

from model.sop import Edge, Performer, Port
from model.text import Lang
from store.workspace import Workspace
from tests.web import invented
from web.page import View
from web.pages import drafting
from web.parts.draft import edited, redrafted, repeated_numbers, rows_of
from web.parts.warnings import warnings

PLACE = f"{invented.KEY}/0"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return invented.workspace(tmp_path)


def changed(origin: int, **cells: str) -> list[dict[str, str]]:
    rows = rows_of(invented.document().procedures[0])
    rows[origin].update(cells)
    return rows


def test_rows_are_the_texts_of_the_steps() -> None:
    assert rows_of(invented.document().procedures[0])[4] == {
        "origin": "4",
        "number": "5",
        "activity": "Menandatangani izin pakai ruang",
        "lane": "Kepala Balai",
        "requirements": "Konsep izin",
        "time": "120 menit",
        "output": "Izin pakai ruang",
        "remarks": "",
    }


def test_untouched_rows_give_the_same_procedure() -> None:
    procedure = invented.document().procedures[0]
    assert edited(procedure, rows_of(procedure)) == procedure


def test_a_renumbered_step_keeps_its_edges() -> None:
    procedure = edited(invented.document().procedures[0], changed(3, number="3a"))
    assert procedure.steps[3].number == "3a"
    assert Edge(Port("3a", 2), Port("5", 3)) in procedure.edges
    assert Edge(Port("3", 1), Port("3a", 2), "Ya") in procedure.edges


def test_another_performer_takes_the_ends_of_the_edges_along() -> None:
    procedure = edited(invented.document().procedures[0], changed(3, lane="Kepala Balai"))
    assert procedure.steps[3].performers == (Performer(3, "process", "stated"),)
    assert Edge(Port("4", 3), Port("5", 3)) in procedure.edges


def test_a_new_time_is_read() -> None:
    time = edited(invented.document().procedures[0], changed(4, time="2 hari kerja")).steps[4].time
    assert (time.text, time.max, time.unit, time.day_type) == ("2 hari kerja", 2, "day", "working")


def test_doubts_unreadable_times_and_repeated_numbers_are_warned_of(workspace: Workspace) -> None:
    view = View(workspace, invented.KEY, Lang.ID)
    draft = {PLACE: changed(6, time="secepatnya", number="6")}
    document = redrafted(invented.document(), invented.KEY, draft)
    assert repeated_numbers(document.procedures[0]) == ["6"]
    said = str(warnings(view, document, 0))
    assert "Langkah 4: angka waktu kurang jelas" in said
    assert "Langkah 6: waktu “secepatnya” tidak dapat diukur." in said
    assert "Nomor 6 dipakai lebih dari sekali." in said


def test_an_edit_goes_into_the_draft_and_restoring_takes_it_out(workspace: Workspace) -> None:
    row = changed(0, activity="Mendaftar")[0]
    draft = drafting.edit(workspace, [{"data": row}], None, "0", invented.KEY)
    assert draft[PLACE][0]["activity"] == "Mendaftar"
    kept, rows = drafting.restore(workspace, 1, draft, "0", invented.KEY)
    assert kept == {}
    assert rows[0]["activity"] == "Mengajukan permohonan peminjaman ruang"


def test_the_preview_shows_the_draft(workspace: Workspace) -> None:
    picture, _ = drafting.preview(workspace, {PLACE: changed(0, activity="Mendaftar")}, "0", "id", invented.KEY)
    alternative, source = getattr(picture, "alt", ""), getattr(picture, "src", "")
    assert alternative.startswith("Bagan alir 7 langkah: 1. Mendaftar (Pemohon); 2.")
    assert "Mendaftar" in b64decode(source.removeprefix("data:image/svg+xml;base64,")).decode()


def test_the_download_is_the_draft_under_a_safe_name(workspace: Workspace) -> None:
    sent = drafting.download(workspace, 1, None, invented.KEY)
    assert sent["filename"] == "sop-1.docx"
    assert b64decode(str(sent["content"])).startswith(b"PK")


def test_nothing_is_sent_before_a_click(workspace: Workspace) -> None:
    with pytest.raises(PreventUpdate):
        drafting.download(workspace, None, None, invented.KEY)
