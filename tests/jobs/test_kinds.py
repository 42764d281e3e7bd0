"""A log from its upload to a check, each job done as the person who asked for it."""

import io
import json
from pathlib import Path

import pytest

from ingest.read import read_sop
from model.errors import SopError
from model.job import Job, JobState, Request
from model.registry import Fact, Role, State
from model.revision import Proposed
from model.sop_json import build
from model.text import Lang
from store.checks import checks_of, months_of
from store.files import keep, named, plain_name
from store.jobs import job_of, submit
from store.logs import logs_of
from store.registry.texts import KeptText, TextKind, keep_text, read_text
from store.registry.versions import move
from store.surveys import survey_of
from store.uploads import bring
from store.workspace import Workspace
from tests.web.office import person, registry_in
from working import perform

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The workspace of a planner, with an SOP in it that was reviewed."""
    registry = registry_in(tmp_path)
    made = Workspace(tmp_path, registry, person(registry, Role.PLANNER))
    key = made.add(read_sop(SAMPLES / "pinjam_ruang.md"))
    move(registry, made.user, made.version(key), State.CHECKED)
    return made


def done(workspace: Workspace, kind: str, facts: dict[str, Fact]) -> Job:
    unit = workspace.user.unit
    asked = submit(workspace.registry, workspace.user, Request(kind, unit, "x", {"unit": unit, **facts}))
    perform(workspace.registry, workspace.root, asked.id)
    return job_of(workspace.registry, workspace.user, asked.id)


def uploaded(workspace: Workspace, text: bytes, name: str = "log.csv") -> dict[str, Fact]:
    kept = keep(workspace.root, io.BytesIO(text), name)
    bring(workspace.registry, workspace.user, kept)
    return {"digest": kept.digest, "name": kept.name}


def test_a_log_is_read_imported_and_checked(workspace: Workspace) -> None:
    facts = uploaded(workspace, (SAMPLES / "logs" / "pinjam_ruang.csv").read_bytes(), "pinjam_ruang.csv")
    read = done(workspace, "survey", facts)
    survey = survey_of(workspace.root, read.result or "")
    assert survey.content is not None
    assert survey.problem is None
    assert "case" in [one.column for one in survey.content.recognised]
    assert survey.sample

    imported = done(workspace, "import", facts)
    (log,) = logs_of(workspace.registry, workspace.user)
    assert imported.result == str(log.id)
    assert (log.name, log.cases, log.events) == ("pinjam_ruang.csv", survey.content.cases, survey.content.events)
    assert done(workspace, "import", facts).result == str(log.id)

    key = workspace.keys()[0]
    place = (TextKind.MAPPING, int(key))
    keep_text(workspace.registry, workspace.user, place, KeptText(), "activity,step\nBernyanyi,1\n")
    checked = done(workspace, "check", {"log": log.id, "document": int(key)})
    assert (checked.state, checked.why(Lang.EN)) == (JobState.DONE, "")
    assert workspace.report(key).cases == log.cases
    assert [(one.document, one.log_name) for one in checks_of(workspace.registry, workspace.user)] == [
        (int(key), "pinjam_ruang.csv")
    ]
    months = months_of(workspace.registry, workspace.user)
    assert [one.cases for one in months] == [one.cases for one in workspace.months(key)]
    text = (workspace.check_folder(key) / "proposals.json").read_text(encoding="utf-8")
    assert isinstance(build(Proposed, json.loads(text)), Proposed)


def test_columns_that_say_nothing_are_a_problem_to_solve_and_no_log(workspace: Workspace) -> None:
    facts = uploaded(workspace, b"a,b,c\nx,y,z\nx,y,w\n")
    survey = survey_of(workspace.root, done(workspace, "survey", facts).result or "")
    assert (survey.headings, survey.content) == (("a", "b", "c"), None)
    assert "there is no" in json.loads(survey.problem or "")["en"]
    refused = done(workspace, "import", facts)
    assert (refused.state, logs_of(workspace.registry, workspace.user)) == (JobState.FAILED, ())
    assert refused.why(Lang.ID).startswith("log.csv: tidak ada kolom")


def test_columns_and_dates_are_those_the_person_confirmed(workspace: Workspace) -> None:
    rows = b"a,b,c\nK1,Daftar,03/04/2026 08:00\nK1,Selesai,04/04/2026 09:00\nK2,Daftar,05/04/2026 08:00\n"
    columns = "heading,column\na,case\nb,activity\nc,end\n"
    facts = uploaded(workspace, rows) | {"columns": columns, "dates": "mdy"}
    number = int(done(workspace, "import", facts).result or "0")
    survey = survey_of(workspace.root, f"log-{number}")
    assert survey.content is not None
    assert (survey.content.cases, survey.content.events) == (2, 3)
    assert survey.content.period[0].startswith("2026-03-04")
    kept = read_text(workspace.registry, workspace.user, TextKind.READING, number).content
    assert json.loads(kept) == {"part": None, "columns": columns, "dates": "mdy"}


def test_a_draft_is_no_norm(workspace: Workspace) -> None:
    key = workspace.keys()[0]
    move(workspace.registry, workspace.user, workspace.version(key), State.DRAFT)
    facts = uploaded(workspace, (SAMPLES / "logs" / "pinjam_ruang.csv").read_bytes())
    number = int(done(workspace, "import", facts).result or "0")
    asked: dict[str, Fact] = {"log": number, "document": int(key)}
    assert "is draf, so it is no norm yet" in done(workspace, "check", asked).why(Lang.EN)
    place = TextKind.OFFICE, workspace.user.unit
    keep_text(workspace.registry, workspace.user, place, KeptText(), "[review]\nrequired = false\n")
    assert done(workspace, "check", asked).state is JobState.DONE


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("survey", {"digest": "../../etc/passwd", "name": "passwd"}, "passwd: the uploaded file is no longer there"),
        ("survey", {"digest": 7, "name": "x.csv"}, "digest is missing"),
        ("import", {"name": "x.csv"}, "digest is missing"),
        ("check", {"log": 99, "document": 1}, "log 99: not within the reach"),
        ("check", {"log": 1, "document": 99}, "SOP 99: not within the reach"),
    ],
)
def test_a_request_that_cannot_be_followed_says_why(
    workspace: Workspace, kind: str, facts: dict[str, Fact], said: str
) -> None:
    refused = done(workspace, kind, facts)
    assert refused.state is JobState.FAILED
    assert said in refused.why(Lang.EN)


def test_a_kept_file_comes_back_under_a_harmless_name(tmp_path: Path) -> None:
    kept = keep(tmp_path, io.BytesIO(b"isi"), "../../..\\Log <Januari>.csv")
    assert kept.name == "Log _Januari_.csv"
    with named(tmp_path, kept.digest, kept.name) as path:
        assert (path.name, path.read_bytes()) == ("Log _Januari_.csv", b"isi")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files"]
    with pytest.raises(SopError, match="no longer there"), named(tmp_path, "0" * 64, "x.csv"):
        pass
    assert plain_name("...") == "berkas"
