"""Jobs on both databases: asked for, done as who asked, cancelled, failed with a sentence, ended for killed workers."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from model.errors import SopError
from model.job import Cancelled, Job, JobState, Request
from model.registry import Role
from model.text import Lang, Text
from store.job_queue import next_number, queue_of
from store.job_running import Outcome, beat, begin, end, failed, forgotten, reap
from store.jobs import MOST_OPEN, cancel, job_of, jobs_of, submit
from store.registry.schema import jobs
from store.registry.users import disable_user
from tests.store.registry.office import Office

Worker = Callable[[], subprocess.Popen[bytes]]
REFUSED = Text(id="log.csv: kosong.", en="log.csv: empty.")


def asked(office: Office, subject: str = "log.csv") -> Job:
    return submit(office.registry, office.rani, Request("check", office.archive.id, subject, {"log": 7, "name": "é"}))


def test_a_job_waits_in_table_and_queue(office: Office) -> None:
    job = asked(office)
    assert (job.state, job.done, job.total, job.facts) == (JobState.QUEUED, 0, 0, {"log": 7, "name": "é"})
    with queue_of(office.registry) as queue:
        assert next_number(queue, 0) == job.id
        assert next_number(queue, 0) is None
    assert jobs_of(office.registry, office.rani) == (job,)


def test_jobs_show_to_those_whose_reach_they_are_in(office: Office) -> None:
    job = asked(office)
    assert [one.id for one in jobs_of(office.registry, office.head)] == [job.id]
    assert jobs_of(office.registry, office.tono) == ()
    with pytest.raises(SopError, match="not within the reach of tono"):
        job_of(office.registry, office.tono, job.id)
    with pytest.raises(SopError, match="not within the reach of tono"):
        cancel(office.registry, office.tono, job.id)
    with pytest.raises(SopError, match="not within the reach of rani"):
        submit(office.registry, office.rani, Request("check", office.supplies.id, "x", {}))


def test_a_job_runs_once_tells_how_far_it_is_and_keeps_its_result(office: Office) -> None:
    job = asked(office)
    begun = begin(office.registry, job.id)
    assert begun is not None
    assert begun[1] == office.rani
    assert begin(office.registry, job.id) is None
    beat(office.registry, job.id, (3, 10))
    half = job_of(office.registry, office.rani, job.id)
    assert (half.state, half.done, half.total) == (JobState.RUNNING, 3, 10)
    end(office.registry, job.id, Outcome(JobState.DONE, "42"))
    done = job_of(office.registry, office.rani, job.id)
    assert (done.state, done.result, done.is_open) == (JobState.DONE, "42", False)


def test_a_refusal_keeps_its_sentence_in_both_languages(office: Office) -> None:
    job = asked(office)
    begin(office.registry, job.id)
    end(office.registry, job.id, failed(SopError(REFUSED)))
    kept = job_of(office.registry, office.rani, job.id)
    assert json.loads(kept.result or "") == {"id": "log.csv: kosong.", "en": "log.csv: empty."}
    assert kept.why(Lang.EN) == "log.csv: empty."


def test_a_waiting_job_that_is_cancelled_never_begins(office: Office) -> None:
    job = asked(office)
    assert cancel(office.registry, office.rani, job.id).state is JobState.CANCELLED
    assert begin(office.registry, job.id) is None
    with pytest.raises(SopError, match="is dibatalkan already"):
        cancel(office.registry, office.rani, job.id)


def test_a_running_job_that_is_cancelled_hears_of_it(office: Office) -> None:
    job = asked(office)
    begin(office.registry, job.id)
    cancel(office.registry, office.rani, job.id)
    with pytest.raises(Cancelled):
        beat(office.registry, job.id, (1, 2))
    end(office.registry, job.id, Outcome(JobState.DONE, "42"))
    assert job_of(office.registry, office.rani, job.id).state is JobState.CANCELLED


def test_only_who_asked_or_an_admin_cancels(office: Office) -> None:
    job = asked(office)
    with pytest.raises(SopError, match="only who asked"):
        cancel(office.registry, office.head, job.id)
    admin = office.person("admina", Role.ADMIN, office.archive.id)
    assert cancel(office.registry, admin, job.id).state is JobState.CANCELLED


def test_the_job_of_a_disabled_account_fails(office: Office) -> None:
    job = asked(office)
    disable_user(office.registry, office.admin, "rani")
    assert begin(office.registry, job.id) is None
    assert job_of(office.registry, office.head, job.id).why(Lang.EN).startswith("The account that asked for it")
    with pytest.raises(SopError, match="disabled"):
        asked(office)


def test_nobody_has_more_than_twenty_unfinished_jobs(office: Office) -> None:
    first = asked(office)
    for _ in range(MOST_OPEN - 1):
        asked(office)
    with pytest.raises(SopError, match="20 jobs are unfinished"):
        asked(office)
    cancel(office.registry, office.rani, first.id)
    asked(office)


def test_a_job_whose_worker_says_nothing_any_more_has_failed(office: Office) -> None:
    lost, alive, waiting = asked(office), asked(office), asked(office)
    for job in (lost, alive):
        begin(office.registry, job.id)
    with office.registry.writing() as connection:
        early = update(jobs).where(jobs.c.id == lost.id).values(seen_at=lost.asked_at.replace(year=2020))
        connection.execute(early)
    assert reap(office.registry) == (lost.id,)
    assert job_of(office.registry, office.rani, lost.id).why(Lang.EN) == (
        "The worker stopped in the middle of it. Start it again."
    )
    assert job_of(office.registry, office.rani, alive.id).state is JobState.RUNNING
    assert forgotten(office.registry) == (waiting.id,)
    assert forgotten(office.registry, 3600) == ()


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    give_up = time.monotonic() + seconds
    while not done() and time.monotonic() < give_up:
        time.sleep(0.1)
    assert done()


WORKER = """
import sys, time
from pathlib import Path
import jobs, working
from job_kind import JobKind
from model.text import Text
def run(registry, root, actor, facts, progress):
    if facts.get("fault"):
        raise ZeroDivisionError("Budi Santoso")
    for done in range(600):
        progress(done, 600)
        time.sleep(0.1)
    return actor.name
working.kinds = lambda: {"check": JobKind("check", Text(id="x", en="x"), run)}
working.work(sys.argv[1], Path(sys.argv[2]))
"""


@pytest.fixture
def worker(office: Office, tmp_path: Path) -> Iterator[Worker]:
    """Starts workers whose jobs take a minute or fail."""
    started: list[subprocess.Popen[bytes]] = []
    address = office.registry.engine.url.render_as_string(hide_password=False)

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", WORKER, address, str(tmp_path)]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with (tmp_path / "worker.log").open("a") as log:
            started.append(subprocess.Popen(command, env=env, stderr=log))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_workers_are_killed_stopped_and_cancelled_in_the_middle_of_a_job(office: Office, worker: Worker) -> None:
    def state(job: Job) -> JobState:
        return job_of(office.registry, office.rani, job.id).state

    def runs(job: Job) -> bool:
        return job_of(office.registry, office.rani, job.id).done > 0

    killed = asked(office)
    first = worker()
    until(lambda: runs(killed))
    first.kill()
    first.wait()
    assert state(killed) is JobState.RUNNING
    assert reap(office.registry, 0) == (killed.id,)

    cancelled, stopped = asked(office), asked(office)
    second = worker()
    until(lambda: runs(cancelled))
    cancel(office.registry, office.rani, cancelled.id)
    until(lambda: runs(stopped))
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    assert state(cancelled) is JobState.CANCELLED
    assert job_of(office.registry, office.rani, stopped.id).why(Lang.EN).startswith("The worker stopped")


def test_what_nobody_foresaw_ends_the_job_with_a_code_and_names_no_person(
    office: Office, worker: Worker, tmp_path: Path
) -> None:
    job = submit(office.registry, office.rani, Request("check", office.archive.id, "x", {"fault": 1}))
    other = submit(office.registry, office.rani, Request("unknown", office.archive.id, "x", {}))
    process = worker()
    until(lambda: not job_of(office.registry, office.rani, other.id).is_open)
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    log = (tmp_path / "worker.log").read_text()
    why = job_of(office.registry, office.rani, job.id).why(Lang.EN)
    code = why.split("the code ")[1][:8]
    assert f"ZeroDivisionError, code {code}: <string>:9" in log
    assert "Budi" not in log + why
    assert "no such kind" in job_of(office.registry, office.rani, other.id).why(Lang.EN)
