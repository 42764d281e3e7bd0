"""The doubts of a document, and its values as the form has them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.review import Question
from model.sop import Procedure
from model.text import Text
from web.parts.labelled import facts, labelled
from web.parts.review_values import (
    FIELDS,
    Reviewed,
    Value,
    all_values,
    branch_values,
    header_values,
    procedure_value,
    step_values,
    value_of_doubt,
)
from web.parts.telling import telling

_NONE_LEFT = Text(
    id="Tidak ada keraguan yang tersisa. Dokumen ini dapat diajukan untuk diperiksa.",
    en="No doubts are left. This document can be handed on for checking.",
)
_LEFT = Text(id="{count} keraguan belum diperiksa", en="Doubts not reviewed: {count}")
_RIGHT = Text(id="Sudah benar", en="It is right")
_HEADER = Text(id="Identitas", en="Identity")
_PROCEDURE = Text(id="Prosedur {number}: {title}", en="Procedure {number}: {title}")
_BRANCHES = Text(id="Kata cabang", en="Branch words")
_NUMBER = Text(id="No.", en="No.")
_TABLE = Text(id="Tabel langkah prosedur {number}", en="Step table of procedure {number}")
_DOUBT = Text(id="{label}: {text}. Diragukan: {doubt}", en="{label}: {text}. Doubtful: {doubt}")
_MENDED = Text(id="{label}: {text}. Sudah dikoreksi", en="{label}: {text}. Corrected")
_PLAIN = Text(id="{label}: {text}", en="{label}: {text}")
_EMPTY = "–"


def doubt_list(reviewed: Reviewed, *, writes: bool) -> list[Component]:
    """How many doubts are left, and each of them with the way to its value."""
    lang, left = reviewed.lang, reviewed.open
    if not left:
        return [html.P(_NONE_LEFT.to(lang), className="done")]
    values = list(all_values(reviewed))
    items = [_doubt(reviewed, question, value_of_doubt(values, question), writes) for question in left]
    return [html.H2(_LEFT.to(lang, count=len(left))), html.Ol(items, className="doubts")]


def value_lists(reviewed: Reviewed) -> list[Component]:
    """All values: the identity as a list, each procedure as its table."""
    lang = reviewed.lang
    header = [html.Div([html.Dt(one.label), html.Dd(value_button(reviewed, one))]) for one in header_values(reviewed)]
    shown: list[Component] = [html.H3(_HEADER.to(lang)), html.Dl(header, className="identity")]
    for number, procedure in enumerate(reviewed.document.procedures):
        shown += _procedure(reviewed, number, procedure)
    return shown


def value_button(reviewed: Reviewed, value: Value) -> Component:
    """A value to choose; it says when it is doubtful or corrected."""
    text = value.text or _EMPTY
    state = "doubted" if value.doubts else "mended" if value.mended else ""
    said = {"doubted": _DOUBT, "mended": _MENDED}.get(state, _PLAIN)
    doubt = value.doubts[0].doubt.message if value.doubts else ""
    name = labelled(said.to(reviewed.lang, label=value.label, text=text, doubt=doubt))
    told = facts(at=value.at, evidence=value.evidence or "", page=str(value.page or ""))
    return html.Button(text, className=f"value {state}".strip(), type="button", **name, **told)


def _doubt(reviewed: Reviewed, question: Question, value: Value | None, writes: bool) -> Component:  # noqa: FBT001 (one fact)
    told = facts(at=value.at if value else "", page=str(value.page or "") if value else "")
    go = html.Button(question.doubt.message, className="doubt", type="button", **told)
    right = telling("review-sure", {"places": [question.place]}, _RIGHT.to(reviewed.lang))
    return html.Li([go, right] if writes else [go])


def _procedure(reviewed: Reviewed, number: int, procedure: Procedure) -> list[Component]:
    lang = reviewed.lang
    name = procedure_value(reviewed, number)
    title = html.H3([_PROCEDURE.to(lang, number=number + 1, title=""), value_button(reviewed, name)])
    rows = [
        html.Tr([html.Th(step.number, scope="row"), *_cells(reviewed, step_values(reviewed, number, at))])
        for at, step in enumerate(procedure.steps)
    ]
    heads = [html.Th(text.to(lang), scope="col") for text in (_NUMBER, *FIELDS.values())]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="plain steps")
    region = labelled(_TABLE.to(lang, number=number + 1))
    shown: list[Component] = [title, html.Div(table, className="scroll", tabIndex="0", role="region", **region)]
    branches = branch_values(reviewed, number)
    return [*shown, *_branches(reviewed, branches)] if branches else shown


def _cells(reviewed: Reviewed, values: Sequence[Value]) -> list[Component]:
    return [html.Td(value_button(reviewed, value)) for value in values]


def _branches(reviewed: Reviewed, values: Sequence[Value]) -> list[Component]:
    items = [html.Div([html.Dt(value.label), html.Dd(value_button(reviewed, value))]) for value in values]
    return [html.H4(_BRANCHES.to(reviewed.lang)), html.Dl(items, className="identity")]
