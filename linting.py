"""Where rules on documents meet the language room: SOPs in, findings out."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from analytics.linting.lint import Manner, lint
from analytics.linting.rule import Opening, Words
from ingest.language.durations import read_time
from ingest.language.lanes import lanes_of
from ingest.language.legal import read_legal
from ingest.language.morphology import form, is_verb, root, roots
from ingest.language.nip import nip_fault
from ingest.language.regulations import replacement_of
from ingest.language.repairs import fixes
from ingest.language.said import read_said
from ingest.language.subjects import spoken_lanes
from model.lint import Linted
from model.office import Office
from model.sop import SopDocument

_WORD = re.compile(r"[A-Za-z]+")
_BRANCH = re.compile(r"\b(?:jika|apabila|bila|kalau)\b.*\b(?:tidak|belum)\b", re.IGNORECASE)
_CACHE = 20_000


def lint_documents(documents: Sequence[SopDocument], office: Office, today: date | None) -> tuple[Linted, ...]:
    """The findings in `documents`, which `office` keeps, on the day `today`."""
    return lint(documents, Manner(WORDS, office.lint, today, office.standard))


def opening(activity: str, lanes: tuple[str, ...]) -> Opening:
    """How `activity` begins."""
    named = spoken_lanes(activity, lanes) if lanes else frozenset()
    verb = next((found.start() for found in _WORD.finditer(activity) if is_verb(found[0])), 0)
    return Opening(named, activity[verb:] if named else activity)


def decides(activity: str, lanes: tuple[str, ...]) -> bool:
    """Whether `activity` tells two ways on, or one way off; sentences without such words are not read closely."""
    if not lanes or not _BRANCH.search(activity):
        return False
    branches = read_said(activity, lanes_of(lanes)).branches
    return len(branches) > 1 or any(branch.back or branch.step or branch.role for branch in branches)


def slips(text: str, protected: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The words of `text` that look misread, each with what it may mean."""
    return tuple((text[fix.start : fix.end], fix.new) for fix in fixes(text, protected))


def _replacement(key: str) -> str | None:
    found = replacement_of(key)
    return found.new if found else None


def _fault(digits: str) -> str | None:
    found = nip_fault(digits)
    return str(found) if found else None


def _law_key(text: str) -> str | None:
    return read_legal(text).key


WORDS = Words(
    kind=lambda word: form(word).kind,
    root=root,
    roots=lru_cache(_CACHE)(roots),
    opening=lru_cache(_CACHE)(opening),
    decides=lru_cache(_CACHE)(decides),
    nip_fault=_fault,
    replacement=_replacement,
    law_key=lru_cache(_CACHE)(_law_key),
    slips=lru_cache(_CACHE)(slips),
    read_time=lru_cache(_CACHE)(read_time),
)
