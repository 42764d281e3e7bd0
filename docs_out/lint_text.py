"""Findings in documents as lines for the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from model.lint import SEVERITIES, Accepted, Finding, Linted
from model.text import Lang, Text

_NAMES = {
    "error": Text(id="galat", en="error"),
    "warning": Text(id="peringatan", en="warning"),
    "info": Text(id="catatan", en="note"),
}
_NONE = Text(id="{source}: tidak ada temuan.", en="{source}: no findings.")
_COUNTS = Text(id="{source} ({counts})", en="{source} ({counts})")
_BASIS = Text(id="Dasar: {basis}.", en="Basis: {basis}.")
_ACCEPTED = Text(
    id="Diterima ({by}, {on}): {rule} {place} karena {because}",
    en="Accepted ({by}, {on}): {rule} {place} because {because}",
)


def lint_text(found: Iterable[Linted], lang: Lang) -> str:
    """All findings, the gravest of each document first, and what was accepted."""
    return "\n\n".join("\n".join(_lines(one, lang)) for one in found)


def _lines(linted: Linted, lang: Lang) -> Iterator[str]:
    counts = Counter(finding.severity for finding in linted.findings)
    told = ", ".join(f"{_NAMES[name].to(lang)}: {counts[name]}" for name in SEVERITIES if counts[name])
    yield (_COUNTS if told else _NONE).to(lang, source=linted.source, **({"counts": told} if told else {}))
    for finding in sorted(linted.findings, key=lambda one: SEVERITIES.index(one.severity)):
        yield from _finding(finding, lang)
    yield from (_accepted(one, lang) for one in linted.accepted)


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    yield f"  {finding.rule} {_NAMES[finding.severity].to(lang)} · {finding.to(lang)}"
    yield f"    {_BASIS.to(lang, basis=finding.basis.to(lang))}"


def _accepted(one: Accepted, lang: Lang) -> str:
    facts = {"by": one.acceptance.by, "on": one.acceptance.on.isoformat(), "because": one.acceptance.because}
    return "  " + _ACCEPTED.to(lang, rule=one.finding.rule, place=one.finding.spot.to(lang), **facts)
