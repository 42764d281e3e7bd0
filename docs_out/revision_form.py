"""What a file of a revision is, and the list of those the product has."""

from collections.abc import Callable
from dataclasses import dataclass

from docs_out.report_form import Making
from model.collect import collect
from model.revision import Decision, Proposed, Revised
from model.text import Lang


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a new version with what it rests on, ready to be written in `lang`."""

    proposed: Proposed
    decisions: tuple[Decision, ...]
    revised: Revised
    making: Making
    lang: Lang = Lang.ID


@dataclass(frozen=True, slots=True)
class RevisionForm:
    """A revision in one file format, and how it is written."""

    suffix: str
    write: Callable[[Draft], bytes]


def revision_forms() -> tuple[RevisionForm, ...]:
    """Every file format of a revision, in module-name order."""
    from docs_out import revisions as package  # noqa: PLC0415 - the forms import this module

    return collect(package, "REVISION_FORM", RevisionForm)
