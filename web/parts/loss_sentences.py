"""The losses in words, the largest first, each with the way to its cases."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from model.bottleneck import Bottlenecks, Loss
from model.bottleneck_words import sentence
from model.registry import Role
from model.sop import SopDocument
from model.step_names import step_name
from model.text import Text
from web.page import View
from web.parts.address import EVIDENCE, SOP, STEP, address
from web.parts.loss_places import label

NOTHING = Text(id="Tidak ada waktu kerja yang hilang.", en="No working time is lost.")
# Who may open the pages on single cases and on bottlenecks.
DEEPER = frozenset({Role.AUDITOR, Role.PLANNER, Role.LEADER})
_CASES = Text(id="Lihat kasus {place}", en="Show cases {place}")
_MORE = Text(id="Lihat {n} berikutnya", en="Show {n} more")


def loss_list(view: View, document: SopDocument, losses: Sequence[Loss], first: int) -> list[Component]:
    """The `first` sentences, and the others behind a button."""
    said = [html.Li([sentence(loss.clauses, view.lang), *_ways(view, document, loss)]) for loss in losses]
    shown: list[Component] = [html.Ol(said[:first], className="ranked")]
    if said[first:]:
        rest = html.Ol(said[first:], start=str(first + 1), className="ranked")
        shown.append(html.Details([html.Summary(view.say(_MORE, n=len(said) - first)), rest]))
    return shown


def told(lost: Bottlenecks, most: int) -> list[Loss]:
    """The largest losses that have a sentence."""
    return [loss for loss in lost.losses if loss.clauses][:most]


def _ways(view: View, document: SopDocument, loss: Loss) -> list[Component | str]:
    """The link, for those who may open it."""
    return [" ", cases_link(view, document, loss)] if view.workspace.user.role in DEEPER else []


def cases_link(view: View, document: SopDocument, loss: Loss) -> Component:
    """The way to the cases that came through the place of `loss`."""
    step = step_name(document, loss.procedure, loss.target)
    href = address(EVIDENCE, {SOP: view.key, STEP: step})
    link: Component = dcc.Link(view.say(_CASES, place=label(document, loss)), href=href, className="evidence")
    return link
