"""Findings and rejected rows in sentences for people."""

from collections.abc import Iterator, Mapping
from datetime import date

from model.deviation import BY_RULE
from model.report import LogFinding
from model.text import Lang, Text
from model.written_numbers import day, duration, number

REASONS = {
    "no_case": Text(id="tanpa nomor kasus", en="no case"),
    "no_activity": Text(id="tanpa kegiatan", en="no activity"),
    "unreadable_time": Text(id="waktu tidak terbaca", en="unreadable time"),
    "no_time": Text(id="tanpa waktu", en="no time"),
    "end_before_start": Text(id="selesai sebelum mulai", en="end before start"),
}
_MANDATE = Text(
    id="Surat {letter} sebagai {role} hanya berlaku {since}–{until}.",
    en="Letter {letter} as {role} holds only {since}–{until}.",
)
_ROW = Text(id="Baris {row}.", en="Row {row}.")
_UNSTATED = "–"


def rule_name(code: str, lang: Lang) -> str:
    """What the rule `code` is about; a check by a newer version may bring a code unknown here."""
    return BY_RULE[code].name.to(lang) if code in BY_RULE else code


def said(finding: LogFinding, lang: Lang) -> str:
    """What was found."""
    if finding.rule not in BY_RULE:
        return finding.rule
    facts = finding.facts
    told = BY_RULE[finding.rule].sentence.to(
        lang,
        step=finding.step or _UNSTATED,
        activity=facts.get("activity") or _UNSTATED,
        role=facts.get("role") or _UNSTATED,
        lane=facts.get("lane") or _UNSTATED,
        service=_time(facts.get("service_seconds"), lang),
        limit=_time(facts.get("limit_seconds"), lang),
    )
    return " ".join((told, *_mandate(facts, lang)))


def sentence(finding: LogFinding, lang: Lang) -> str:
    """What was found, with the row of the log it rests on."""
    row = finding.facts.get("row") if finding.rule in BY_RULE else None
    placed = [_ROW.to(lang, row=number(row, lang))] if isinstance(row, int) else []
    return " ".join((said(finding, lang), *placed))


def _mandate(facts: Mapping[str, object], lang: Lang) -> Iterator[str]:
    """The letter that would have allowed the step on other days."""
    if "delegation" in facts:
        since, until = (day(date.fromisoformat(str(facts[f"delegation_{end}"])), lang) for end in ("since", "until"))
        yield _MANDATE.to(lang, letter=facts["delegation"], role=facts["delegation_as"], since=since, until=until)


def reason(code: str, lang: Lang) -> str:
    """Why a row was rejected; what the engine itself reports about a broken line stays as it is."""
    return REASONS[code].to(lang) if code in REASONS else code


def _time(seconds: str | float | None, lang: Lang) -> str:
    return duration(seconds, lang) if isinstance(seconds, int | float) else _UNSTATED
