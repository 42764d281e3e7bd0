"""The catalogue of rules on documents as a page: `PYTHONPATH=. python bench/rules_page.py` writes `docs/rules.md`."""

from pathlib import Path

from analytics.linting.catalogue import RULES
from analytics.linting.rule import LintRule

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
_HEAD = """# Aturan pada dokumen / Rules on documents

Written by `bench/rules_page.py` from the modules in `analytics/rules`; `docs/lint.md` tells how an office sets them.

What rests on customary practice alone is at most a warning, whatever stands here, and an office may switch it off: rules
marked *yes* find such things.

| kode | butir / item | nama / name | severity | dasar / basis | may be off |
| --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(map(_line, RULES)) + "".join(map(_section, RULES))


def _line(rule: LintRule) -> str:
    off = "yes" if rule.can_be_off else ""
    return (
        f"| {rule.code} | {rule.item} | {rule.name.id} / {rule.name.en} | {rule.severity} | {rule.basis.id} | {off} |\n"
    )


def _section(rule: LintRule) -> str:
    """What the rule demands, and why."""
    first, _blank, told = rule.told.strip().partition("\n\n")
    for word in ("Why:", "Bad:", "Good:"):
        told = told.replace(word, f"- **{word[:-1]}**:")
    return f"\n## {rule.code} {rule.name.id} / {rule.name.en}\n\n{first}\n\n{told}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
