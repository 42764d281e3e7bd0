"""The third step of bringing a log: which activity stands for which step of an SOP."""

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from ingest.mapping.activities import candidates, overridden, suggest
from ingest.mapping.review import NO_STEP, read_map_text
from model.csv_text import csv_text
from model.log import Seen
from model.report import Mapped
from model.sop import SopDocument
from model.text import Text
from model.written_numbers import number
from web.page import View
from web.parts.intake.columns import sure
from web.parts.labelled import labelled

_ACTIVITY = Text(id="Kegiatan di log", en="Activity in the log")
_EVENTS = Text(id="Kejadian", en="Events")
_STEP = Text(id="Langkah SOP", en="Step of the SOP")
_SURE = Text(id="Keyakinan", en="Confidence")
_STEP_OF = Text(id="Langkah untuk {activity}", en="Step for {activity}")
_NONE = Text(id="(bukan langkah SOP ini)", en="(no step of this SOP)")
_MORE = Text(
    id="{count} kegiatan yang lebih jarang mengikuti usulan.", en="{count} rarer activities follow the suggestion."
)
MOST = 100
_LONGEST = 70


def listed(seen: Sequence[Seen]) -> list[Seen]:
    """The activities that are shown, the most frequent first."""
    return sorted(seen, key=lambda one: (-one.events, one.activity))[:MOST]


def proposed(seen: Sequence[Seen], document: SopDocument, kept: str) -> Mapping[str, Mapped]:
    """What each activity stands for: as kept before, else as its words suggest."""
    names = {one.activity for one in seen}
    given = tuple(one for one in read_map_text(kept, document) if one.activity in names) if kept else ()
    known = overridden(suggest(tuple(seen), document), given)
    return {one.activity: one for one in known if one.step != NO_STEP}


def activities_form(seen: Sequence[Seen], document: SopDocument, kept: str, view: View) -> list[Component]:
    """A row for each activity, with the step to choose."""
    known, shown = proposed(seen, document, kept), listed(seen)
    options = [{"value": "-", "label": view.say(_NONE)}]
    options += [
        {"value": f"{one.procedure}:{one.step}", "label": f"{one.step}. {one.activity[:_LONGEST]}"}
        for one in candidates(document)
    ]
    head = [html.Th(view.say(text), scope="col") for text in (_ACTIVITY, _EVENTS, _STEP, _SURE)]
    rows = [_row(at, one, known.get(one.activity), (options, view)) for at, one in enumerate(shown)]
    frame = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="plain")
    told = html.Div(frame, className="scroll", tabIndex="0", role="region", **labelled(view.say(_ACTIVITY)))
    left = len(seen) - len(shown)
    return [told, *([html.P(view.say(_MORE, count=number(left, view.lang)), className="note")] if left else [])]


def _row(at: int, one: Seen, known: Mapped | None, shown: tuple[list[dict[str, str]], View]) -> Component:
    options, view = shown
    values = {option["value"] for option in options}
    place = f"{known.procedure}:{known.step}" if known else "-"
    choice = dmc.Select(
        id={"type": "log-activity", "at": at},
        data=options,
        value=place if place in values else "-",
        allowDeselect=False,
        searchable=True,
        size="xs",
        **labelled(view.say(_STEP_OF, activity=one.activity)),
    )
    cells = [html.Th(one.activity, scope="row"), html.Td(number(one.events, view.lang)), html.Td(choice)]
    return html.Tr([*cells, html.Td(sure(known.confidence if known else None, view.lang))])


def mapping_csv(seen: Sequence[Seen], document: SopDocument, chosen: Sequence[str]) -> str:
    """The mapping as chosen for the activities listed, as CSV; a choice the document lacks is no step."""
    steps = {f"{one.procedure}:{one.step}": (one.step, one.procedure) for one in candidates(document)}
    pairs = zip(listed(seen), chosen, strict=False)
    rows = [(one.activity, *steps.get(place, (NO_STEP, 0))) for one, place in pairs]
    return csv_text(("activity", "step", "procedure"), rows)
