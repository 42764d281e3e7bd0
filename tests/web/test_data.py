"""The page Data: three steps to a check, each function as the browser calls it; uploads through the app."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from dash.exceptions import PreventUpdate

from ingest.read import read_sop
from model.errors import SopError
from model.job import JobState
from model.log import Seen
from model.log_survey import LogSurvey
from model.registry import Role, State
from model.text import Lang
from store.jobs import job_of, jobs_of
from store.logs import logs_of
from store.registry.texts import TextKind, read_text
from store.registry.versions import move
from store.surveys import survey_of
from store.workspace import Workspace
from tests.web.asking import OWN, signed_in
from tests.web.office import workspace_of
from web.page import View
from web.pages import data
from web.parts.intake import answers
from web.parts.intake.activities import mapping_csv
from web.parts.intake.columns import columns_csv
from working import perform

SAMPLES = Path(__file__).parents[2] / "samples"
LOG = (SAMPLES / "logs" / "pinjam_ruang.csv").read_bytes()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = workspace_of(tmp_path)
    key = made.add(read_sop(SAMPLES / "pinjam_ruang.md"))
    move(made.registry, made.user, made.version(key), State.CHECKED)
    return made


def upload(
    workspace: Workspace, content: bytes, name: str = "pinjam.csv", role: Role = Role.PLANNER
) -> tuple[int, str]:
    client = signed_in(workspace, role)
    answer = client.post("/unggah/log", data={"file": (io.BytesIO(content), name)}, headers=OWN)
    return answer.status_code, answer.get_data(as_text=True)


def did(workspace: Workspace, number: int) -> str:
    perform(workspace.registry, workspace.root, number)
    job = job_of(workspace.registry, workspace.user, number)
    assert (job.state, job.why(Lang.EN)) == (JobState.DONE, "")
    return job.result or ""


def surveyed(workspace: Workspace) -> int:
    file = json.loads(upload(workspace, LOG)[1])
    number = answers.read_uploaded(workspace, {"files": [file]}, str(workspace.user.unit))
    did(workspace, number)
    return number


def found(survey: LogSurvey) -> list[str]:
    """The columns as they were recognised."""
    assert survey.content is not None
    known = {one.heading: one.column for one in survey.content.recognised}
    return [known.get(heading, "-") for heading in survey.headings]


def test_from_file_to_check(workspace: Workspace) -> None:
    number = surveyed(workspace)
    read, _, known, _, _, _, step = answers.show_choices(workspace, "", [], None, 0)
    assert (read, known, step) == ([{"value": str(number), "label": f"pinjam.csv ({number})"}], [], 1)
    form = str(answers.show_columns(workspace, str(number), "id")[0])
    assert "Nomor Permohonan" in form

    survey = survey_of(workspace.root, job_of(workspace.registry, workspace.user, number).result or "")
    chosen = found(survey)
    imported = answers.ask_of_form("import", workspace, 1, str(number), chosen, "-", None)
    log = did(workspace, imported)
    assert answers.show_choices(workspace, "", read, [], 1)[-1] == 2

    key = workspace.keys()[0]
    assert "Memeriksa jadwal" in str(answers.show_activities(workspace, log, key, "id"))
    steps = ["0:2", "-", "0:3", "0:5", "0:4"]
    checked = answers.check(workspace, 1, log, key, steps)
    did(workspace, checked)
    kept = read_text(workspace.registry, workspace.user, TextKind.MAPPING, int(key)).content
    assert kept.splitlines()[:3] == [
        "activity,step,procedure",
        "Memeriksa jadwal,2,0",
        "Mengisi formulir peminjaman,none,0",
    ]
    report = workspace.report(key)
    assert [one.activity for one in report.unmapped] == ["Mengisi formulir peminjaman"]
    shown = str(answers.show_quality(workspace, log, key, "", "id"))
    assert "Kegiatan tanpa langkah" in shown
    listed, _, idle, done = answers.show_jobs(workspace, 1, None, "id")
    assert "/kepatuhan?sop=" in str(listed)
    assert idle is True
    assert done == f"{checked},{imported},{number}"


def test_a_file_is_read_once_and_waiting_jobs_can_be_cancelled(workspace: Workspace) -> None:
    file = json.loads(upload(workspace, LOG)[1])
    files = {"files": [file]}
    number = answers.read_uploaded(workspace, files, str(workspace.user.unit))
    with pytest.raises(PreventUpdate):
        answers.read_uploaded(workspace, files, str(workspace.user.unit))
    assert answers.show_jobs(workspace, 1, None, "id")[2] is False
    answers.stop(workspace, [None, 1], [{"type": "job-cancel", "job": 99}, {"type": "job-cancel", "job": number}])
    assert [job.state for job in jobs_of(workspace.registry, workspace.user)] == [JobState.CANCELLED]


def test_what_is_uploaded_is_looked_at_by_name_and_role(workspace: Workspace) -> None:
    status, said = upload(workspace, b"MZ", "virus.exe")
    assert status == 422
    assert said.startswith("virus.exe: jenis berkas ini tidak diterima. Yang diterima: .csv, ")
    assert upload(workspace, b"a", role=Role.LEADER)[0] == 403
    client = signed_in(workspace)
    assert client.post("/unggah/log", data={}, headers=OWN).status_code == 422
    assert client.post("/unggah/log", data={"file": (io.BytesIO(LOG), "x.csv")}).status_code == 403


def test_rejected_rows_are_downloaded_by_those_who_may_see_the_log(workspace: Workspace) -> None:
    bad = b"BP-9,Memeriksa jadwal,2026-01-09 08:15:00,2026-01-08 08:30:00,,,,,,\n"
    file = json.loads(upload(workspace, LOG + bad)[1])
    number = answers.read_uploaded(workspace, {"files": [file]}, str(workspace.user.unit))
    did(workspace, number)
    survey = survey_of(workspace.root, job_of(workspace.registry, workspace.user, number).result or "")
    chosen = found(survey)
    log = did(workspace, answers.ask_of_form("import", workspace, 1, str(number), chosen, "-", None))
    client = signed_in(workspace)
    answer = client.get(f"/data/ditolak/{log}")
    assert answer.get_data(as_text=True) == "row,column,value,reason\n19,end,2026-01-08 08:30:00,end_before_start\n"
    assert client.get("/data/ditolak/99").status_code == 422
    assert "selesai sebelum mulai" in str(answers.show_quality(workspace, log, None, "", "id"))


@pytest.mark.parametrize("value", ["-1", "1e3", "99999999999", "²", [1], {"a": 1}, True, 2.5, None])
def test_forged_values_change_nothing(workspace: Workspace, value: object) -> None:
    forged: tuple[Callable[[], object], ...] = (
        lambda: answers.read_uploaded(workspace, value, value),
        lambda: answers.read_uploaded(workspace, {"files": [{"name": value, "digest": value}]}, value),
        lambda: answers.stop(workspace, value, value),
        lambda: answers.ask_of_form("import", workspace, 1, value, value, value, value),
        lambda: answers.check(workspace, 1, value, value, value),
    )
    for ask in forged:
        with pytest.raises((PreventUpdate, SopError)):
            ask()
    assert logs_of(workspace.registry, workspace.user) == ()


def test_an_empty_page_says_what_to_do(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    assert "Unggah sebuah log pada langkah 1" in str(answers.show_columns(workspace, None, "id")[0])
    assert "Upload a log above" in str(answers.show_jobs(workspace, 1, None, "en")[0])
    assert "Masukkan catatan pelaksanaan" in str(data.layout(View(workspace, "", Lang.ID)))


def test_the_table_of_columns_says_only_what_differs_from_what_was_found() -> None:
    survey = LogSurvey("x.csv", ("a", "=b"), (("1", "2"),), (), None, None, "{}")
    assert columns_csv(survey, ["case", "nonsense"]) == "heading,column\na,case\n'=b,\n"


def test_a_choice_of_a_step_the_sop_lacks_is_no_step(workspace: Workspace) -> None:

    document = workspace.document(workspace.keys()[0])
    text = mapping_csv([Seen("=Daftar", 3), Seen("Selesai", 1)], document, ["9:9", "0:1"])
    assert text == "activity,step,procedure\n'=Daftar,none,0\nSelesai,1,0\n"
