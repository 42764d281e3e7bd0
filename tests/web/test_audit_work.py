"""Verdicts, samples and work papers of an auditor on the page Kepatuhan."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from dash.exceptions import PreventUpdate

from app import create_app
from model.audit_work import Stance, case_key
from model.errors import SopError
from model.registry import Role
from model.text import Lang
from store.registry.audit import head
from store.registry.samples import samples_of
from store.registry.verdicts import judgements_of
from store.workspace import Workspace
from tests.web import invented, invented_analysis
from tests.web.asking import signed_in
from tests.web.office import workspace_of
from web.page import View
from web.parts import audit_grids, sampling, verdict
from web.parts.found import work_of

REQUEST = {"startRow": 0, "endRow": 100, "sortModel": []}
NOTHING = (None,) * 5


@pytest.fixture
def auditor(tmp_path: Path) -> Workspace:
    invented_analysis.workspace(tmp_path)
    return workspace_of(tmp_path, Role.AUDITOR)


def finding(space: Workspace, rule: str) -> dict[str, str]:
    rows = audit_grids.finding_rows(space, REQUEST, rule, *NOTHING[1:], invented.KEY, "id")["rowData"]
    return rows[0]  # type: ignore[index, no-any-return]


def save(space: Workspace, about: object, stance: object, note: object = "") -> tuple[str, dict[str, object], str, str]:
    return verdict.save(space, 1, about, (stance, note), (invented.KEY, "id"))


def test_a_verdict_on_a_finding_is_shown_in_the_grid_and_found_by_the_filter(auditor: Workspace) -> None:
    key = finding(auditor, "LOG203")["id"]
    said, about, sign, _sampled = save(auditor, {"case": "R-2", "key": key, "lock": 0}, "melanggar", "Tanpa alasan.")
    assert said.startswith("Tersimpan: Melanggar, oleh auditor, ")
    assert (about["lock"], sign) == (1, f"{key}:1")
    assert finding(auditor, "LOG203")["verdict"] == "Melanggar"
    found = audit_grids.finding_rows(auditor, REQUEST, *NOTHING[1:], "melanggar", invented.KEY, "id")
    assert found["rowCount"] == 1


def test_a_verdict_survives_a_new_check_of_the_same_log(auditor: Workspace, tmp_path: Path) -> None:
    save(auditor, {"case": "R-2", "key": finding(auditor, "LOG203")["id"], "lock": 0}, "sesuai")
    invented.workspace(tmp_path)
    assert finding(auditor, "LOG203")["verdict"] == "Sesuai"


def test_a_verdict_seen_before_it_changed_is_refused(auditor: Workspace) -> None:
    about = {"case": "R-2", "key": case_key("R-2"), "lock": 0}
    save(auditor, about, "sesuai")
    with pytest.raises(SopError, match="was changed by auditor at"):
        save(auditor, about, "melanggar")


@pytest.mark.parametrize(
    "about",
    [
        None,
        [],
        {"case": "R-2", "key": "0" * 64},
        {"case": "R-1", "key": case_key("R-2")},
        {"case": "R-9", "key": case_key("R-9")},
    ],
)
def test_what_the_check_does_not_hold_is_not_judged(auditor: Workspace, about: object) -> None:
    with pytest.raises(PreventUpdate):
        save(auditor, about, "sesuai")
    assert judgements_of(auditor.registry, auditor.user, int(invented.KEY)) == ()


def test_no_verdict_is_asked_for(auditor: Workspace) -> None:
    about = {"case": "R-2", "key": case_key("R-2"), "lock": 0}
    stances: tuple[object, ...] = ("", None, [], "lain")
    for stance in stances:
        assert save(auditor, about, stance)[0] == "Pilih salah satu putusan."


def draw(space: Workspace, *asked: object) -> tuple[list[dict[str, str]], str]:
    return sampling.draw(space, 1, *asked, invented.KEY, "id")


def test_a_sample_is_kept_and_worked_through(auditor: Workspace) -> None:
    options, picked = draw(auditor, "acak", "month", 2, 7)
    assert [one["value"] for one in options] == [picked]
    assert options[0]["label"].startswith(f"{picked}: Acak sederhana, 2 kasus, benih 7, auditor, ")
    rows, said, link, _shown = sampling.show(auditor, picked, None, invented.KEY, "id")
    # Random("7") gives 0.71, 0.88, 0.95 to.
    assert [row["case"] for row in rows] == ["R-1", "R-2"]
    assert said.startswith("Diperiksa 0 dari 2 kasus; 0 melanggar.")
    assert link == f"/kertas-kerja/{invented.KEY}/sampel-{picked}.xlsx"
    for case, stance in (("R-1", Stance.FITS), ("R-2", Stance.BREAKS)):
        save(auditor, {"case": case, "key": case_key(case), "lock": 0}, stance.value)
    rows, said, *_rest = sampling.show(auditor, picked, None, invented.KEY, "id")
    assert [row["verdict"] for row in rows] == ["Sesuai", "Melanggar"]
    # One of two is in violation; R-3 may be too: two of three.
    assert said.endswith("paling banyak 66,7% dari 3 kasus melanggar.")


def test_strata_and_risk(auditor: Workspace) -> None:
    draw(auditor, "berlapis", "month", 3, 1)
    draw(auditor, "risiko", "month", 1, 1)
    risky, layered = samples_of(auditor.registry, auditor.user, int(invented.KEY))
    assert [one.stratum for one in layered.sampling.cases] == ["2026-04", "2026-05", "2026-05"]
    # have a risk of 1, R-2 of 3: one late step, one finding.
    chances = {"R-1": 0.2, "R-2": 0.6, "R-3": 0.2}
    assert [one.probability for one in risky.sampling.cases] == [chances[risky.sampling.cases[0].case]]


@pytest.mark.parametrize("asked", [("acak", "month", "2", 1), ("lain", "month", 2, 1), ([], "month", 2, 1), ("acak", "month", 9, 1), ("acak", "month", 2, None)])  # fmt: skip
def test_impossible_samples_are_refused(auditor: Workspace, asked: tuple[object, ...]) -> None:
    with pytest.raises(SopError):
        draw(auditor, *asked)


def test_the_suggested_size_is_told(auditor: Workspace) -> None:
    said = sampling.suggest(auditor, "0.95", 5, 0, invented.KEY, "id")
    assert said.startswith("Ukuran yang disarankan: 3 dari 3 kasus. Bila paling banyak 0 melanggar")
    wrong: tuple[tuple[object, ...], ...] = (("9", 5, 0), ("0.95", None, 0), ("0.95", 5, 99), ([], {}, ""))
    for asked in wrong:
        assert "isi bilangan di antaranya" in sampling.suggest(auditor, *asked, invented.KEY, "id")


def texts(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as book:
        parts = [name for name in book.namelist() if name.startswith(("xl/worksheets/", "word/document"))]
        return re.sub(r"<[^>]+>", " ", " ".join(book.read(name).decode() for name in parts))


@pytest.mark.parametrize("form", ["kertas-kerja.xlsx", "laporan.docx"])
def test_work_papers_hold_verdicts_samples_and_the_head_of_the_trail(auditor: Workspace, form: str) -> None:
    save(auditor, {"case": "R-2", "key": finding(auditor, "LOG203")["id"], "lock": 0}, "melanggar", "Tanpa alasan.")
    draw(auditor, "acak", "month", 2, 7)
    client, before = signed_in(auditor, Role.AUDITOR), head(auditor.registry)
    got = client.get(f"/kertas-kerja/{invented.KEY}/{form}")
    assert got.status_code == 200
    assert got.headers["Content-Disposition"] == f'attachment; filename="sop-{invented.KEY}-{form}"'
    said = texts(got.data)
    assert "Tanpa alasan." in said
    assert "Melanggar" in said
    assert "Acak sederhana" in said
    assert before in said
    assert head(auditor.registry) != before


def test_the_filter_of_the_address_is_that_of_the_work_papers(auditor: Workspace) -> None:
    client = signed_in(auditor, Role.AUDITOR)
    said = texts(client.get(f"/kertas-kerja/{invented.KEY}/kertas-kerja.xlsx?rule=LOG203&month=2026-05").data)
    assert "Saringan temuan, Aturan: LOG203 Melewati batas waktu" in said
    assert "Saringan temuan, Bulan mulai kasus: Mei 2026" in said
    assert "menyeduh kopi&lt;/b&gt;" not in said


def test_the_file_of_a_sample(auditor: Workspace) -> None:
    _options, picked = draw(auditor, "acak", "month", 2, 7)
    client = signed_in(auditor, Role.AUDITOR)
    assert "R-2" in texts(client.get(f"/kertas-kerja/{invented.KEY}/sampel-{picked}.xlsx").data)
    for form in ("sampel-99.xlsx", "sampel-.docx", "lain.txt"):
        assert client.get(f"/kertas-kerja/{invented.KEY}/{form}").status_code == 422
    assert client.get("/kertas-kerja/99/laporan.docx").status_code == 422


def test_work_papers_are_for_auditors(auditor: Workspace) -> None:
    app = create_app(auditor.root, auditor.registry)
    for role in (Role.PLANNER, Role.LEADER, Role.ADMIN):
        assert signed_in(auditor, role, app).get(f"/kertas-kerja/{invented.KEY}/laporan.docx").status_code == 403


def test_reports_are_for_management_too_without_names(auditor: Workspace) -> None:
    app = create_app(auditor.root, auditor.registry)
    leader = signed_in(auditor, Role.LEADER, app)
    assert leader.get(f"/laporan/{invented.KEY}/laporan.docx").status_code == 200
    assert leader.get(f"/laporan/{invented.KEY}/kertas-kerja.xlsx").status_code == 422
    assert signed_in(auditor, Role.PLANNER, app).get(f"/laporan/{invented.KEY}/laporan.docx").status_code == 403


def test_the_form_shows_the_verdict_as_it_stands(auditor: Workspace) -> None:
    save(auditor, {"case": "R-2", "key": case_key("R-2"), "lock": 0}, "klarifikasi", "Tanya loket.")
    view = View(auditor, invented.KEY, Lang.ID)
    shown = str(verdict.verdict_form(view, work_of(view), ("R-2", case_key("R-2"), "")))
    assert "Atas kasus R-2 secara keseluruhan." in shown
    assert "value='klarifikasi'" in shown
    assert "Tanya loket." in shown
