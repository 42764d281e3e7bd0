"""The catalogue of findings in logs as a page: `PYTHONPATH=. python bench/findings_page.py` writes `docs/findings.md`."""

from pathlib import Path

from analytics.findings import RULES
from analytics.log_rule import LogRule

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
_HEAD = """# Temuan pada log / Findings in logs

Written by `bench/findings_page.py` from the modules in `analytics/rules_log`.

A case with a `major` deviation breaks the SOP; a `minor` one costs effort and promises nothing less. Every finding names
its case and step; *facts* are what proves it besides: the row of the log (data rows count from 1), names, seconds.

| kode | nama / name | severity | facet | facts |
| --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(map(_line, RULES)) + "".join(map(_section, RULES))


def _line(rule: LogRule) -> str:
    kind = rule.deviation
    facts = ", ".join(f"`{fact}`" for fact in rule.facts)
    return f"| {kind.rule} | {kind.name.id} / {kind.name.en} | {kind.severity} | {rule.facet} | {facts} |\n"


def _section(rule: LogRule) -> str:
    """The sentence a person reads, and why it matters."""
    kind = rule.deviation
    first, _blank, reasons = rule.told.strip().partition("\n\n")
    told = reasons
    for word in ("Why:", "Bad:", "Good:"):
        told = told.replace(word, f"- **{word[:-1]}**:")
    said = f"{kind.sentence.id} / *{kind.sentence.en}*"
    return f"\n## {kind.rule} {kind.name.id} / {kind.name.en}\n\n{first}\n\n> {said}\n\n{told}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
