"""`sop worker`, as `sop serve` starts it: at low priority, until its parent ends it."""

import io
import os
import time
from pathlib import Path

import pytest

from model.job import Request
from model.registry import Fact, Role
from model.text import Lang
from store.files import keep
from store.jobs import job_of, submit
from store.surveys import survey_of
from store.uploads import bring
from tests.web.office import person, registry_in
from working import NICE, worker_process

ROWS = b"case,activity,end\nK1,Daftar,2026-01-05 08:00\nK1,Selesai,2026-01-05 09:00\n"


def test_the_worker_does_what_was_asked_before_and_after_it_started(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    registry = registry_in(tmp_path)
    user = person(registry, Role.AUDITOR)
    kept = keep(tmp_path, io.BytesIO(ROWS), "log.csv")
    bring(registry, user, kept)
    facts: dict[str, Fact] = {"unit": user.unit, "digest": kept.digest, "name": kept.name}
    asked = submit(registry, user, Request("survey", user.unit, kept.name, facts))
    with worker_process(tmp_path, f"sqlite:///{tmp_path / 'registry.db'}") as process:
        for job in (asked, submit(registry, user, Request("survey", user.unit, kept.name, facts))):
            while job_of(registry, user, job.id).is_open and process.poll() is None:
                time.sleep(0.2)
            done = job_of(registry, user, job.id)
            assert done.why(Lang.EN) == ""
            content = survey_of(tmp_path, done.result or "").content
            assert content is not None
            assert (content.cases, content.events) == (1, 2)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == os.getpriority(os.PRIO_PROCESS, 0) + NICE
    assert process.returncode == 0
    assert capfd.readouterr().err == ""
