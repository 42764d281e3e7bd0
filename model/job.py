"""Work that is done in the background for a person: what they asked, how far it is, what came of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from model.errors import SopError
from model.registry import Fact
from model.text import Lang, Text

Progress = Callable[[int, int], None]


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "antre"
    RUNNING = "berjalan"
    DONE = "selesai"
    FAILED = "gagal"
    CANCELLED = "dibatalkan"


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


class Cancelled(Exception):  # noqa: N818
    """Ends the work of a job that somebody cancelled."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for: a kind of job in a unit, what it is about in a few words, and its facts."""

    kind: str
    unit: int
    subject: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Job:
    """A job; `result` is what its kind makes of it when done, and two sentences in JSON when it failed.

    It has come to `done` of `total`, which is 0 while nothing is known. `seen_at` is when its worker last
    said that it is at it.
    """

    id: int
    unit: int
    user: int
    kind: str
    subject: str
    facts: Mapping[str, Fact]
    state: JobState
    done: int
    total: int
    result: str | None
    asked_at: datetime
    seen_at: datetime | None
    ended_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in UNFINISHED

    def why(self, lang: Lang) -> str:
        """The sentence that tells why it failed."""
        return str(json.loads(self.result)[lang.value]) if self.state is JobState.FAILED and self.result else ""


def sentences(error: SopError) -> str:
    """What `error` says in both languages, as JSON."""
    return json.dumps({lang.value: error.to(lang) for lang in Lang}, ensure_ascii=False)


def error_of(said: str) -> SopError:
    """The error whose `sentences` are `said`."""
    both = {lang: text.replace("{", "{{").replace("}", "}}") for lang, text in json.loads(said).items()}
    return SopError(Text(id=both[Lang.ID], en=both[Lang.EN]))
