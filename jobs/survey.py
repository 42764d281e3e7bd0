"""What an uploaded log holds: its columns and first rows, for the person who brings it to confirm."""

from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from job_kind import JobKind
from kept_logs import number_in, opened_log, reading_in, rules_of, text_in
from log_surveys import surveyed
from model.job import Progress
from model.registry import Fact, User
from model.text import Text
from store.registry.registry import Registry
from store.surveys import keep_survey

_NAME_BYTES = 16


def run(registry: Registry, root: Path, actor: User, facts: Mapping[str, Fact], progress: Progress) -> str:
    """The name of the survey of the file in `facts`: digest and name, unit, how to read it."""
    progress(0, 2)
    office = rules_of(registry, root, actor, number_in(facts, "unit"))
    kept = text_in(facts, "digest"), text_in(facts, "name")
    with opened_log(root, kept, reading_in(facts), office) as log:
        survey = surveyed(log.file, log.reading, log.office)
    progress(2, 2)
    return keep_survey(root, token_hex(_NAME_BYTES), survey)


JOB = JobKind("survey", Text(id="Membaca log", en="Reading a log"), run)
