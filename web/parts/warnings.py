"""What a planner should look at again before the document goes out."""

import re
from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from model.sop import SopDocument
from model.text import Text
from model.time import limit_of
from web.page import View
from web.parts.draft import repeated_numbers

_TITLE = Text(id="Perlu diperiksa", en="To be checked")
_STEP = Text(id="Langkah {step}: {message}", en="Step {step}: {message}")
_TIME = Text(
    id="Langkah {step}: waktu “{time}” tidak dapat diukur.", en="Step {step}: the time “{time}” cannot be measured."
)
_REPEATED = Text(id="Nomor {step} dipakai lebih dari sekali.", en="Number {step} is used more than once.")
_AT_STEP = re.compile(r"/procedures/(\d+)/steps/(\d+)")


def warnings(view: View, document: SopDocument, procedure: int) -> list[Component]:
    """A card with every warning, or nothing."""
    found = [*_doubts(view, document), *_numbers(view, document, procedure), *_times(view, document, procedure)]
    if not found:
        return []
    items = html.Ul([html.Li(sentence) for sentence in found])
    return [html.Section([html.H2(view.say(_TITLE)), items], className="card warnings")]


def _doubts(view: View, document: SopDocument) -> Iterator[str]:
    """What the reader was not sure of, with the step's number instead of the JSON pointer."""
    for doubt in document.doubts:
        at = _AT_STEP.match(doubt.at)
        number = _number(document, int(at[1]), int(at[2])) if at else None
        yield view.say(_STEP, step=number, message=doubt.message) if number else doubt.message


def _number(document: SopDocument, procedure: int, step: int) -> str | None:
    if procedure >= len(document.procedures) or step >= len(document.procedures[procedure].steps):
        return None
    return document.procedures[procedure].steps[step].number


def _numbers(view: View, document: SopDocument, procedure: int) -> Iterator[str]:
    for number in repeated_numbers(document.procedures[procedure]):
        yield view.say(_REPEATED, step=number)


def _times(view: View, document: SopDocument, procedure: int) -> Iterator[str]:
    for step in document.procedures[procedure].steps:
        if limit_of(step.time) is None:
            yield view.say(_TIME, step=step.number, time=step.time.text)
