"""A log file becomes one of the unit's logs, to be read as the person confirmed."""

import json
from collections.abc import Mapping
from pathlib import Path

from job_kind import JobKind
from kept_logs import number_in, opened_log, reading_in, rules_of, text_in
from log_surveys import surveyed
from model.job import Progress, error_of
from model.log_book import NewLog
from model.registry import Fact, User
from model.sop_json import to_data
from model.text import Text
from store.logs import add_log
from store.registry.registry import Registry
from store.registry.texts import TextKind, keep_text, read_text
from store.surveys import keep_survey


def run(registry: Registry, root: Path, actor: User, facts: Mapping[str, Fact], progress: Progress) -> str:
    """The number of the log with the digest and name in `facts`, in their unit; its survey is `log-<number>`."""
    progress(0, 2)
    unit, how = number_in(facts, "unit"), reading_in(facts)
    kept = text_in(facts, "digest"), text_in(facts, "name")
    with opened_log(root, kept, how, rules_of(registry, root, actor, unit)) as log:
        survey = surveyed(log.file, log.reading, log.office)
    if survey.content is None:
        raise error_of(survey.problem or "{}")
    content = survey.content
    progress(1, 2)
    number = add_log(registry, actor, NewLog(unit, survey.name, kept[0], content.cases, content.events))
    before = read_text(registry, actor, TextKind.READING, number)
    keep_text(registry, actor, (TextKind.READING, number), before, json.dumps(to_data(how), ensure_ascii=False))
    keep_survey(root, f"log-{number}", survey)
    progress(2, 2)
    return str(number)


JOB = JobKind("import", Text(id="Memasukkan log", en="Importing a log"), run)
