"""What the rules on documents find in an SOP: code, place, severity, what it rests on, and the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from model.sop_json import to_data
from model.text import Lang, Text
from model.written_numbers import long_day, number

SEVERITIES = ("error", "warning", "info")
Fact: TypeAlias = str | int | float | date | Text
Facts: TypeAlias = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a document: its JSON pointer, and in words as on paper."""

    at: str
    words: Text
    facts: Facts = field(default_factory=dict)

    def to(self, lang: Lang) -> str:
        """The place in words."""
        return self.words.to(lang, **_written(self.facts, lang))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at a place; `message` says what is wrong there and what to do."""

    rule: str
    severity: str
    spot: Spot
    basis: Text
    message: Text
    facts: Facts = field(default_factory=dict)

    def to(self, lang: Lang) -> str:
        """The whole sentence, its place first."""
        return f"{self.spot.to(lang)}: {self.message.to(lang, **_written(self.facts, lang))}"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What an office accepts of one of its SOPs: the rule, where, why, by whom and since when.

    `place` is a JSON pointer or the place in words; without it the whole SOP is meant. `sop` is the number
    of the SOP; without it every SOP.
    """

    rule: str
    because: str
    by: str
    on: date
    place: str | None = None
    sop: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the office accepts, and why."""

    finding: Finding
    acceptance: Acceptance


@dataclass(frozen=True, slots=True)
class Linted:
    """All findings in the document `source`, and those that are accepted."""

    source: str
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class LintProfile:
    """How an office wants its documents judged.

    `off` are rules whose findings from customary practice are left out; `severity` replaces that of a rule;
    `number_pattern` is the form of the office's SOP numbers; `repealed` are regulations that are no longer in
    force, each with what took its place; `monitored` and `evaluated` say when an SOP last was, by its number.
    """

    file: str = ""
    off: frozenset[str] = frozenset()
    severity: Mapping[str, str] = field(default_factory=dict)
    number_pattern: str | None = None
    repealed: tuple[tuple[str, str], ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    monitored: Mapping[str, date] = field(default_factory=dict)
    evaluated: Mapping[str, date] = field(default_factory=dict)


def linted_data(linted: Linted, lang: Lang) -> dict[str, object]:
    """`linted` as the contract's object, sentences in `lang`."""
    return {
        "source": linted.source,
        "findings": [finding_data(finding, lang) for finding in linted.findings],
        "accepted": [
            {**finding_data(one.finding, lang), "because": one.acceptance.because, "by": one.acceptance.by}
            | {"on": one.acceptance.on.isoformat()}
            for one in linted.accepted
        ],
    }


def finding_data(finding: Finding, lang: Lang) -> dict[str, object]:
    """`finding` as the contract's object."""
    return {
        "rule": finding.rule,
        "at": finding.spot.at,
        "place": finding.spot.to(lang),
        "severity": finding.severity,
        "basis": finding.basis.to(lang),
        "message": finding.to(lang),
        "facts": to_data(finding.facts),
    }


def _written(facts: Facts, lang: Lang) -> dict[str, str]:
    """`facts` as people write them in `lang`."""
    return {name: _fact(value, lang) for name, value in facts.items()}


def _fact(value: Fact, lang: Lang) -> str:
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, date):
        return long_day(value, lang)
    return number(value, lang, 1) if isinstance(value, float) else str(value)
