"""Surveys of logs, kept until somebody looks at them: `<root>/surveys/<name>.json`."""

import json
import re
from pathlib import Path

from model.errors import SopError
from model.log_survey import LogSurvey
from model.sop_json import build, to_data
from model.text import Text

_GONE = Text(
    id="Hasil pembacaan log ini tidak ada lagi. Baca lognya sekali lagi.",
    en="What was read of this log is no longer there. Read the log once more.",
)
_NAME = re.compile(r"[0-9a-z-]{1,80}")


def keep_survey(root: Path, name: str, survey: LogSurvey) -> str:
    """The name under which the survey is kept now."""
    folder = root / "surveys"
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{name}.new"
    fresh.write_text(json.dumps(to_data(survey), ensure_ascii=False), encoding="utf-8")
    fresh.replace(folder / f"{name}.json")
    return name


def survey_of(root: Path, name: str) -> LogSurvey:
    """The survey `name`."""
    file = root / "surveys" / f"{name}.json"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise SopError(_GONE)
    return build(LogSurvey, json.loads(file.read_text(encoding="utf-8")))
