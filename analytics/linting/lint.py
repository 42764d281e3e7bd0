"""Documents against the catalogue of rules, as an office wants them judged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from analytics.linting.basis import PRACTICE
from analytics.linting.catalogue import RULES
from analytics.linting.collection import collection_of, number_key, text_key
from analytics.linting.rule import Flaw, LintRule, Subject, Words
from model.lint import Acceptance, Accepted, Finding, Linted, LintProfile, Spot
from model.sop import SopDocument
from model.text import Lang, Text
from model.time import Time

UNUSED = "SOP000"
_UNUSED_AT = Text(id="{file}, pengecualian {number}", en="{file}, exception {number}")
_UNUSED = Text(
    id="{rule} tidak lagi menemukan apa pun di tempat yang dikecualikan ({place}). Hapus pengecualian dari {by} ini, atau perbaiki tempatnya.",
    en="{rule} no longer finds anything at the excepted place ({place}). Delete this exception of {by}, or correct its place.",
)
_UNUSED_BASIS = Text(id="Berkas kantor", en="Office file")


@dataclass(frozen=True, slots=True)
class Manner:
    """How to judge: what is known of the language, what the office wants, which day it is, and its service standard."""

    words: Words
    profile: LintProfile = field(default_factory=LintProfile)
    today: date | None = None
    standard: Time | None = None


def lint(documents: Sequence[SopDocument], manner: Manner) -> tuple[Linted, ...]:
    """The findings in each of `documents`, which are seen together; behind them exceptions that meet nothing."""
    collection = collection_of(documents)
    found = tuple(
        _linted(Subject(one, manner.words, manner.profile, collection, manner.today, manner.standard, at))
        for at, one in enumerate(documents)
    )
    unused = tuple(_unused(documents, found, manner.profile))
    return (*found, Linted(manner.profile.file, unused)) if unused else found


def _linted(subject: Subject) -> Linted:
    found = [(one, _acceptance(one, subject)) for one in _findings(subject)]
    return Linted(
        subject.document.source.name,
        tuple(one for one, accepted in found if accepted is None),
        tuple(Accepted(one, accepted) for one, accepted in found if accepted),
    )


def _findings(subject: Subject) -> Iterator[Finding]:
    profile = subject.profile
    for rule in RULES:
        for flaw in rule.find(subject):
            if not (flaw.practice and rule.code in profile.off):
                severity = profile.severity.get(rule.code) or _severity(rule, flaw)
                basis = PRACTICE if flaw.practice else rule.basis
                yield Finding(rule.code, severity, flaw.spot, basis, flaw.message, flaw.facts)


def _severity(rule: LintRule, flaw: Flaw) -> str:
    """What a flaw weighs: one of practice is never an error."""
    own = flaw.severity or rule.severity
    return "warning" if flaw.practice and own == "error" else own


def _acceptance(finding: Finding, subject: Subject) -> Acceptance | None:
    number = subject.document.number
    return next((one for one in subject.profile.accepted if _meets(one, finding, number)), None)


def _meets(accepted: Acceptance, finding: Finding, number: str | None) -> bool:
    if accepted.rule != finding.rule or not _is_of(accepted, number):
        return False
    spot = finding.spot
    if accepted.place is None or accepted.place == spot.at:
        return True
    return text_key(accepted.place) in {text_key(spot.to(lang)) for lang in Lang}


def _is_of(accepted: Acceptance, number: str | None) -> bool:
    return accepted.sop is None or number_key(accepted.sop) == number_key(number or "")


def _unused(documents: Sequence[SopDocument], found: Iterable[Linted], profile: LintProfile) -> Iterator[Finding]:
    """The exceptions for these documents that meet no finding."""
    used = {one.acceptance for linted in found for one in linted.accepted}
    for number, accepted in enumerate(profile.accepted, 1):
        if accepted not in used and any(_is_of(accepted, document.number) for document in documents):
            spot = Spot(f"/lint/accepted/{number - 1}", _UNUSED_AT, {"file": profile.file, "number": number})
            facts = {"rule": accepted.rule, "place": accepted.place or accepted.sop or "", "by": accepted.by}
            yield Finding(UNUSED, "info", spot, _UNUSED_BASIS, _UNUSED, facts)
