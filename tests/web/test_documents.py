"""The page Documents: library, versions on their way, the review beside the page, pictures for those who may."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from plotly.utils import PlotlyJSONEncoder

from ingest.parse import parse
from model.errors import SopError
from model.registry import Role, State
from model.sop import Doubt, Source
from model.text import Lang
from store.files import keep
from store.jobs import jobs_of
from store.registry.reviews import settled
from store.registry.sessions import begin
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal
from store.registry.versions import move, versions_of
from store.uploads import bring
from store.workspace import Workspace
from tests.web import invented
from tests.web.asking import OWN, signed_in
from tests.web.office import person, workspace_of
from web.page import View
from web.pages.documents import after_move, after_new, content, layout, turn
from web.parts import incoming, review_desk, shelf
from web.parts.document_card import due_text
from web.parts.page_pictures import has_pictures
from web.parts.review_sheet import Sheet, cutting
from web.parts.review_values import all_values
from web.parts.reviewing import desk_of, next_doubted

SAMPLE = Path(__file__).parents[2] / "samples" / "pengaduan_layanan_cetak.pdf"
TIME = "/procedures/0/steps/1/time"
WHO = "/procedures/0/steps/2/performers"
DOUBTS = (
    Doubt(TIME, "time_conflict", "Angka dan huruf berbeda: 10 menit"),
    Doubt("/procedures/0/steps/2", "performer_unknown", "Langkah 3: pelaksana tidak disebut."),
    Doubt("", "section_without_place", "Bagian di luar formulir."),
)


def drawn(root: Path) -> tuple[Workspace, str]:
    """A planner's workspace with an uploaded PDF that three things are doubtful in."""
    workspace = workspace_of(root)
    document = replace(parse(SAMPLE), doubts=DOUBTS)
    (root / "files").mkdir(parents=True)
    shutil.copyfile(SAMPLE, root / "files" / document.source.sha256)
    return workspace, workspace.add(document)


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Workspace, str]:
    return drawn(tmp_path)


def written(shown: object) -> str:
    return json.dumps(shown, cls=PlotlyJSONEncoder, ensure_ascii=False)


def page(workspace: Workspace, lang: Lang = Lang.ID, **query: str) -> str:
    return written(layout(View(workspace, "", lang, query)))


def seen(workspace: Workspace, key: str) -> dict[str, str | int]:
    return desk_of(workspace, key, Lang.ID).seen


def as_role(workspace: Workspace, role: Role) -> Workspace:
    return replace(workspace, user=person(workspace.registry, role))


def test_the_library_tells_of_each_document(desk: tuple[Workspace, str]) -> None:
    rows, found, pages, place = shelf.show_shelf(desk[0], "", "all", "all", 1, "id")
    assert (found, pages, place) == ("1 dokumen", 1, "hidden")
    row = dict(rows[0])
    assert {name: row[name] for name in ("title", "state", "open", "share")} == {
        "title": "Penanganan Pengaduan Pelanggan & Warga", "state": "draf", "open": "3", "share": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("pengaduan", "all", "all", 1), "1 dokumen"),
        (("arsip kuno", "all", "all", 1), "Tidak ada dokumen yang cocok. Hapus kata pencarian atau pilih unit dan keadaan lain."),
        (("", "1", "draf", 1), "1 dokumen"),
        (("", "all", "berlaku", 1), "Tidak ada dokumen yang cocok. Hapus kata pencarian atau pilih unit dan keadaan lain."),
        ((None, {}, ["draf"], "x"), "1 dokumen"),
        ((3, "9" * 40, None, -1), "1 dokumen"),
    ],
)  # fmt: skip
def test_the_library_is_searched_whatever_a_browser_sends(
    desk: tuple[Workspace, str], asked: tuple[object, ...], found: str
) -> None:
    assert shelf.show_shelf(desk[0], *asked, "id")[1] == found


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    shown = page(workspace_of(tmp_path))
    assert "Pustaka ini masih kosong. Perencana dapat mengunggah dokumen di atas." in shown


def test_only_planners_upload(desk: tuple[Workspace, str]) -> None:
    assert "Unggah dokumen SOP" in page(desk[0])
    for role in (Role.AUDITOR, Role.LEADER, Role.ADMIN):
        assert "Unggah dokumen SOP" not in page(as_role(desk[0], role))


def test_what_the_address_says_shows(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    assert "library-search" in page(workspace)
    assert "document-new" in page(workspace, lihat=key)
    assert "review-seen" in page(workspace, tinjau=key)
    assert "review-seen" in written(turn(workspace, f"?tinjau={key}", "/dokumen", "id"))
    assert "library-search" in written(turn(workspace, None, "/dokumen", None))
    with pytest.raises(PreventUpdate):
        turn(workspace, "", "/", "id")


@pytest.mark.parametrize("key", ["99", "x", "", "1; drop table", "../1"])
def test_a_document_out_of_reach_is_a_sentence(desk: tuple[Workspace, str], key: str) -> None:
    for name in ("lihat", "tinjau"):
        assert "tidak ada dalam lingkup rani" in written(content(View(desk[0], "", Lang.ID, {name: key})))


def test_buttons_are_for_those_who_may(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    for role, said in ((Role.PLANNER, True), (Role.LEADER, False), (Role.AUDITOR, False), (Role.ADMIN, False)):
        assert ("Ajukan: diperiksa" in page(as_role(workspace, role), lihat=key)) is said
    version = versions_of(workspace.registry, workspace.user, int(key))[0]
    move(workspace.registry, workspace.user, version, State.CHECKED, review=False)
    assert "Setujui" in page(as_role(workspace, Role.LEADER), lihat=key)
    assert "Setujui" not in page(workspace, lihat=key)
    assert "Kembalikan ke draf" in page(workspace, lihat=key)


def told(workspace: Workspace, key: str, state: str) -> dict[str, object]:
    version = versions_of(workspace.registry, workspace.user, int(key))[-1]
    return {"version": version.id, "document": version.document, "lock": version.lock, "state": state, "pressed": 1}


def test_a_draft_goes_on_reviewed_unless_the_office_says_otherwise(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    with pytest.raises(SopError, match="3 doubts are not reviewed"):
        after_move(workspace, told(workspace, key, "diperiksa"), "id")
    workspace.office_file().write_text("[review]\nrequired = false\n", encoding="utf-8")
    assert "Kembalikan ke draf" in written(after_move(workspace, told(workspace, key, "diperiksa"), "id"))


def test_who_saw_an_older_state_is_told(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    old = told(workspace, key, "diperiksa")
    review_desk.save(workspace, 1, "/title", "Pengaduan", [], seen(workspace, key), "id")
    with pytest.raises(SopError, match="version 1: changed by rani"):
        after_move(workspace, old, "id")


def test_the_next_version_says_what_the_standing_one_says(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    version = versions_of(workspace.registry, workspace.user, int(key))[0]
    move(workspace.registry, workspace.user, version, State.CHECKED, review=False)
    shown = written(after_new(workspace, {"key": key}, "id"))
    assert "Ajukan: diperiksa" in shown
    assert [one.number for one in versions_of(workspace.registry, workspace.user, int(key))] == [1, 2]
    with pytest.raises(PreventUpdate):
        after_new(workspace, {"key": "77"}, "id")


@pytest.mark.parametrize("forged", [None, 3, [], {}, {"version": "1"}, {"version": 1, "document": 1, "lock": True, "state": "draf"},
                                    {"version": 99, "document": 1, "lock": 1, "state": "draf"}, {"version": 1, "document": 1, "lock": 1, "state": []}])  # fmt: skip
def test_forged_moves_do_nothing(desk: tuple[Workspace, str], forged: object) -> None:
    with pytest.raises(PreventUpdate):
        after_move(desk[0], forged, "id")
    assert versions_of(desk[0].registry, desk[0].user, int(desk[1]))[0].state is State.DRAFT


def test_every_value_has_its_place_on_the_page(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    values = {value.at: value for value in all_values(desk_of(workspace, key, Lang.ID).reviewed)}
    assert (values[TIME].page, values[TIME].evidence) == (2, TIME)
    assert values[WHO].evidence == f"{WHO}/0"
    assert [question.doubt.code for question in values[WHO].doubts] == ["performer_unknown"]
    assert values["/approval/name"].evidence == values["/approval/nip"].evidence
    shown = written(review_desk.show_sheet(workspace, 2, seen(workspace, key), "id"))
    assert f"/halaman/{key}/2.png" in shown
    assert '"className": "box doubted"' in shown


def test_a_box_lies_where_the_evidence_says() -> None:
    sheet = Sheet(1, 200.0, 400.0, "/x.png")
    assert sheet.percent((20, 40, 60, 100)) == {
        "left": "10.000%", "top": "10.000%", "width": "20.000%", "height": "15.000%",
    }  # fmt: skip
    piece = cutting(sheet, (24, 44, 56, 96))
    assert isinstance(piece, Component)
    assert piece.children.style == {"width": "500.00%", "left": "-50.00%", "top": "-66.67%"}


def test_a_chosen_value_shows_its_doubt_and_its_field(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    about, text, text_place, _, _, lanes_place, sure = review_desk.choose(workspace, TIME, seen(workspace, key), "id")
    assert "Angka dan huruf berbeda" in written(about)
    assert (text, text_place, lanes_place) == (desk_of(workspace, key, Lang.ID).reviewed.document.procedures[0].steps[1].time.text, "field", "hidden")  # fmt: skip
    assert "review-sure" in written(sure)
    _, _, text_place, lanes, chosen, lanes_place, _ = review_desk.choose(workspace, WHO, seen(workspace, key), "en")
    assert (text_place, lanes_place, len(lanes), len(chosen)) == ("hidden", "field", 3, 1)  # type: ignore[arg-type]


def test_a_correction_settles_its_doubt_and_goes_to_the_next(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    now, said, at = review_desk.save(workspace, 1, TIME, "2 jam", [], seen(workspace, key), "id")
    assert (said, at, now["open"], now["lock"]) == ("Tersimpan.", WHO, 2, 2)
    assert workspace.document(key).procedures[0].steps[1].time.text == "2 jam"
    lists = written(review_desk.show_lists(workspace, now, "id"))
    assert "2 keraguan belum diperiksa" in lists
    assert "value mended" in lists


def test_a_performer_confirmed_settles_what_is_said_of_the_step(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    now, _, _ = review_desk.save(workspace, 1, WHO, "", ["0", "1"], seen(workspace, key), "id")
    assert [one.lane for one in workspace.document(key).procedures[0].steps[2].performers] == [0, 1]
    assert now["open"] == 2


def test_what_was_read_right_is_confirmed(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    places = [f"{TIME}#time_conflict", "#section_without_place", "/procedures/0/steps/2#performer_unknown"]
    now, _, _ = review_desk.confirm(workspace, {"places": places}, TIME, seen(workspace, key), "id")
    assert now["open"] == 0
    assert settled(workspace.registry, workspace.user, int(str(now["version"]))) == set(places)
    assert "Tidak ada keraguan yang tersisa" in written(review_desk.show_lists(workspace, now, "id"))
    assert "Kembalikan ke draf" in written(after_move(workspace, told(workspace, key, "diperiksa"), "id"))


def test_two_at_once_are_told_of_each_other(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    before = seen(workspace, key)
    review_desk.save(workspace, 1, "/title", "Satu", [], before, "id")
    with pytest.raises(SopError, match="changed by rani"):
        review_desk.save(workspace, 1, "/title", "Dua", [], before, "id")
    assert workspace.document(key).title == "Satu"


def test_only_planners_change_and_only_drafts(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    leader = as_role(workspace, Role.LEADER)
    with pytest.raises(SopError, match="the role pimpinan may not do this"):
        review_desk.save(leader, 1, "/title", "Satu", [], seen(workspace, key), "id")
    with pytest.raises(SopError, match="the role pimpinan may not do this"):
        review_desk.confirm(leader, {"places": [f"{TIME}#time_conflict"]}, TIME, seen(workspace, key), "id")
    assert "Hanya perencana yang mengubah" in page(leader, tinjau=key)


@pytest.mark.parametrize("forged", [None, 1, [], {}, {"key": "1"}, {"key": "1", "version": "1", "lock": 1}, {"key": "1", "version": 9, "lock": 1}, {"key": "1", "version": True, "lock": 1}])  # fmt: skip
def test_a_forged_review_does_nothing(desk: tuple[Workspace, str], forged: object) -> None:
    calls: tuple[tuple[Callable[..., object], tuple[object, ...]], ...] = (
        (review_desk.show_sheet, (1,)),
        (review_desk.show_lists, ()),
        (review_desk.choose, (TIME,)),
        (review_desk.save, (1, TIME, "x", [])),
        (review_desk.confirm, ({"places": []}, TIME)),
    )
    for function, values in calls:
        with pytest.raises((PreventUpdate, SopError)):
            function(desk[0], *values, forged, "id")


@pytest.mark.parametrize(
    ("at", "text", "lanes"),
    [
        (None, "x", []), ({}, "x", []), ("/source/sha256", "x", []), ("/title", None, []), ("/title", ["x"], []),
        (WHO, "", None), (WHO, "", [1]), (WHO, "", ["-1"]), (WHO, "", [["0"]]), (WHO, "", []), (WHO, "", ["999999999"]),
    ],
)  # fmt: skip
def test_a_forged_correction_changes_nothing(
    desk: tuple[Workspace, str], at: object, text: object, lanes: object
) -> None:
    workspace, key = desk
    before = workspace.document(key)
    with pytest.raises((PreventUpdate, SopError)):
        review_desk.save(workspace, 1, at, text, lanes, seen(workspace, key), "id")
    assert workspace.document(key) == before


def test_the_next_doubted_value_comes_after_this_one_and_round_the_end(desk: tuple[Workspace, str]) -> None:
    reviewed = desk_of(*desk, Lang.ID).reviewed
    assert next_doubted(reviewed, "/title") == TIME
    assert next_doubted(reviewed, TIME) == WHO
    assert next_doubted(reviewed, "/procedures/0/steps/4/output") == TIME


def test_a_document_without_pictures_shows_what_was_read_in_its_place(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    key = workspace.add(parse(SAMPLE.with_name("rekomendasi_solar.docx")))
    shown = written(review_desk.show_sheet(workspace, 2, seen(workspace, key), "id"))
    assert "yang tampak adalah isi yang terbaca di tempatnya" in shown
    assert "sheet rebuilt" in shown
    text = workspace.add(invented.document())
    shown = written(review_desk.show_sheet(workspace, 1, seen(workspace, text), "id"))
    assert "Dokumen ini tidak mempunyai halaman" in shown


def test_a_pdf_whose_file_is_gone_says_so(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    source = workspace.document(key).source
    (workspace.root / "files" / source.sha256).unlink()
    shown = written(review_desk.show_sheet(workspace, 1, seen(workspace, key), "id"))
    assert "pengaduan_layanan_cetak.pdf: berkas unggahan tidak ada lagi" in shown
    assert not has_pictures(workspace, source)
    assert not has_pictures(workspace, Source("x.pdf", "pdf", "../../registry.db"))


def test_a_page_is_a_picture_for_those_who_may(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    for role in Role:
        answer = signed_in(workspace, role).get(f"/halaman/{key}/1.png")
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        assert answer.data.startswith(b"\x89PNG")
    client = signed_in(workspace)
    assert client.get("/halaman/99/1.png").status_code == 422
    missing = client.get(f"/halaman/{key}/9.png")
    assert (missing.status_code, missing.text) == (422, "pengaduan_layanan_cetak.pdf: tidak ada halaman 9; dokumen ini mempunyai 2 halaman. Pilih halaman lain.")  # fmt: skip
    client.delete_cookie("sesi")
    assert client.get(f"/halaman/{key}/1.png").status_code == 401


def test_a_page_of_another_unit_is_none(desk: tuple[Workspace, str]) -> None:
    workspace, key = desk
    registry = workspace.registry
    admin = terminal(registry)
    other = add_unit(registry, admin, 1, "Bidang Lain")
    stranger = add_user(registry, admin, Person("tono", "Tono", Role.PLANNER, other.id, must_change=False))[0]
    client = signed_in(workspace)
    client.set_cookie("sesi", begin(registry, stranger))
    answer = client.get(f"/halaman/{key}/1.png")
    assert answer.status_code == 422
    assert "tidak ada dalam lingkup tono" in answer.text


def test_a_hostile_pdf_gives_a_sentence(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    digest = "ab" * 32
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / digest).write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Pages /Kids [1 0 R] /Count 9999999 >>")
    key = workspace.add(replace(parse(SAMPLE), source=Source("jahat.pdf", "pdf", digest, 1)))
    answer = signed_in(workspace).get(f"/halaman/{key}/1.png")
    assert (answer.status_code, answer.text) == (422, "jahat.pdf: halaman 1 tidak dapat digambar. Bandingkan dengan dokumen aslinya.")  # fmt: skip


def test_an_upload_is_handed_to_the_reader_once(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    client = signed_in(workspace)
    with SAMPLE.open("rb") as file:
        sent = client.post("/unggah/dokumen", data={"file": (file, "../sop (1).pdf"), "lang": "id"}, headers=OWN)
    kept = {"files": [sent.get_json()]}
    handed, queue, rests, waits = incoming.hand_in(workspace, kept, 0, [], "abc", "1", "id")
    assert "sop (1).pdf" in written(queue)
    assert (rests, waits) == (False, False)
    assert incoming.hand_in(workspace, kept, 1, handed, "abc", "1", "id")[0] == handed
    late = incoming.hand_in(workspace, kept, 1, [], "abc", "1", "id")[1]
    assert written(late).count("sop (1).pdf") == 1


def test_more_files_than_the_queue_takes_wait_for_their_turn(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    files = [keep(tmp_path, BytesIO(b"# %d" % n), f"surat {n}.md") for n in range(23)]
    for file in files:
        bring(workspace.registry, workspace.user, file)
    kept = {"files": [{"name": one.name, "digest": one.digest} for one in files]}
    handed, queue, rests, waits = incoming.hand_in(workspace, kept, 0, [], "abc", "1", "id")
    assert (len(handed), rests, waits) == (20, False, True)
    assert "3 berkas menunggu giliran" in written(queue)
    for job in jobs_of(workspace.registry, workspace.user)[:2]:
        incoming.cancelled(workspace, {"job": job.id}, "id")
    assert len(incoming.hand_in(workspace, kept, 1, handed, "abc", "1", "id")[0]) == 22


@pytest.mark.parametrize("kept", [None, [], {"files": 3}, {"files": [1, {}, {"digest": 3}]}, {"files": [{"digest": "../x", "name": "a.pdf"}]}])  # fmt: skip
def test_forged_uploads_start_nothing(tmp_path: Path, kept: object) -> None:
    workspace = workspace_of(tmp_path)
    with suppress(SopError):
        incoming.hand_in(workspace, kept, 0, [], "abc", "1", "id")
    assert incoming.queue_list(workspace, 0, Lang.ID) == ([], False)


def test_others_upload_nothing(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    for role in (Role.AUDITOR, Role.LEADER, Role.ADMIN):
        assert signed_in(workspace, role).post("/unggah/dokumen", headers=OWN).status_code == 403


def test_an_evaluation_in_the_past_is_overdue() -> None:
    assert due_text(date(2026, 3, 1), date(2026, 3, 1), Lang.ID) == "1 Mar 2026"
    assert due_text(date(2026, 2, 28), date(2026, 3, 1), Lang.ID) == "28 Feb 2026, terlambat"
    assert due_text(None, date(2026, 3, 1), Lang.EN) == "not known"
