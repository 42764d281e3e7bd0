"""The audit report as a Word document."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from string import ascii_uppercase

from docs_out.report_form import Audit, ReportForm
from docs_out.reporting.advice import recommendations
from docs_out.reporting.appendix import appendix
from docs_out.reporting.blocks import Block, Heading
from docs_out.reporting.cover import NAME, cover
from docs_out.reporting.evidence import findings, open_cases
from docs_out.reporting.losses import losses
from docs_out.reporting.results import results
from docs_out.reporting.said import title
from docs_out.reporting.scope import method, scope
from docs_out.reporting.verdicts import verdicts
from docs_out.reporting.word import Sheet, written

_CHAPTERS = (scope, method, results, losses, findings, verdicts, open_cases, recommendations)


def write_audit(audit: Audit) -> bytes:
    """A .docx file: cover, lettered chapters, appendix."""
    name = NAME.to(audit.lang)
    sheet = Sheet(f"{name}: {title(audit)}", f"{name} – {title(audit)}", audit.lang, audit.making.at)
    chapters = chain.from_iterable(chapter(audit) for chapter in _CHAPTERS)
    return written(chain(cover(audit), _lettered(chapters), appendix(audit)), sheet)


def _lettered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Chapters A, B, C, and their sections 1, 2, 3."""
    letters, section = iter(ascii_uppercase), 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        section = 0 if block.level == 1 else section + 1
        yield replace(block, text=f"{next(letters) if block.level == 1 else section}. {block.text}")


REPORT_FORM = ReportForm(name="audit", suffix=".docx", write=write_audit)
