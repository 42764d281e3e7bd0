"""What executions speak for: each proposal with its evidence, what was decided on it, and a way into the draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from model.discussion import Decided
from model.registry import Role
from model.revision import Proposal
from model.revision_words import BY_KEY
from model.text import Text
from model.written_numbers import duration, interval, moment, number, percent
from store.registry.decisions import Answer, decide, decisions_of
from web.page import View
from web.parts.drafting.asked import button
from web.parts.drafting.desk import Desk
from web.parts.drafting.reading import is_in, proposals_of, was_asked

TITLE = Text(id="Usulan dari data", en="Proposals from data")
_NONE = Text(
    id="Belum ada usulan. Bandingkan SOP ini dengan catatan pelaksanaan pada halaman Data.",
    en="There are no proposals yet. Compare this SOP with executions on the page Data.",
)
_NOTHING = Text(
    id="Pembandingan terakhir tidak mengusulkan perubahan.",
    en="The last comparison proposes no change.",
)
_EVIDENCE = Text(
    id="{hits} dari {n} ({share}; selang 95 %: {interval}); keyakinan {confidence}.",
    en="{hits} of {n} ({share}; 95%: {interval}); confidence {confidence}.",
)
_EFFECT = Text(
    id="Perubahan waktu tiap kasus: dijanjikan {promised}, dijalani {lived}.",
    en="Change of the time of a case: promised {promised}, lived {lived}.",
)
_CASES = Text(id="Misalnya kasus {cases}.", en="For example the cases {cases}.")
_CONFIDENCE = {
    "low": Text(id="rendah", en="low"),
    "medium": Text(id="sedang", en="medium"),
    "high": Text(id="tinggi", en="high"),
}
_REASON = Text(id="Alasan", en="Reason")
_ACCEPT = Text(id="Terima", en="Accept")
_REJECT = Text(id="Tolak", en="Reject")
_APPLY = Text(id="Masukkan ke draf", en="Put into the draft")
_IN = Text(id="Sudah masuk draf.", en="In the draft by now.")
_ACCEPTED = Text(id="Diterima oleh {who}, {when}. {reason}", en="Accepted by {who}, {when}. {reason}")
_REJECTED = Text(id="Ditolak oleh {who}, {when}. {reason}", en="Rejected by {who}, {when}. {reason}")
_SHOWN_CASES = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """What a planner says of a proposal: accept or reject, and why."""

    proposal: str
    verdict: str
    reason: str = ""


def judge(view: View, judged: Judged) -> None:
    """Keeps a decision on a proposal."""
    answer = Answer(judged.proposal, judged.verdict == "accept", judged.reason)
    decide(view.workspace.registry, view.workspace.user, int(view.key), answer)


def proposal_list(desk: Desk) -> list[Component]:
    """All proposals in the order of the steps."""
    workspace, key = desk.view.workspace, desk.view.key
    found = proposals_of(workspace, key)
    doubts = [html.P(one.to(desk.view.lang), className="note") for one in found.doubts]
    if not found.proposals:
        said = _NOTHING if was_asked(workspace, key) else _NONE
        return [html.P(desk.view.say(said), className="note"), *doubts]
    known = {one.proposal: one for one in decisions_of(workspace.registry, workspace.user, int(key))}
    items = [_item(desk, one, known) for one in found.proposals]
    return [*doubts, html.Ol(items, className="proposals")]


def _item(desk: Desk, one: Proposal, known: Mapping[str, Decided]) -> Component:
    lang, decided = desk.view.lang, known.get(one.id)
    head = html.P([html.Strong(f"{BY_KEY[one.kind].name.to(lang)}. "), one.said.to(lang)])
    told = html.P(" ".join(_evidence(desk.view, one)), className="note")
    return html.Li([head, told, *_decision(desk, one, decided)], id=f"proposal-{one.id}")


def _evidence(view: View, one: Proposal) -> Iterator[str]:
    evidence, lang = one.evidence, view.lang
    yield view.say(
        _EVIDENCE,
        hits=number(evidence.hits, lang),
        n=number(evidence.n, lang),
        share=percent(evidence.share, lang),
        interval=interval(evidence.interval, lang),
        confidence=view.say(_CONFIDENCE[one.confidence]),
    )
    promised, lived = one.effect.promised_seconds, one.effect.lived_seconds
    if promised is not None or lived is not None:
        yield view.say(_EFFECT, promised=_change(view, promised), lived=_change(view, lived))
    if evidence.cases:
        yield view.say(_CASES, cases=", ".join(evidence.cases[:_SHOWN_CASES]))


def _change(view: View, seconds: int | None) -> str:
    if seconds is None:
        return "–"
    return f"{'−' if seconds < 0 else '+' if seconds else ''}{duration(abs(seconds), view.lang)}"


def _decision(desk: Desk, one: Proposal, decided: Decided | None) -> Iterator[Component]:
    view = desk.view
    if decided:
        text = _ACCEPTED if decided.accepted else _REJECTED
        when = moment(decided.at.astimezone(), view.lang)
        yield html.P(view.say(text, who=decided.who, when=when, reason=decided.reason))
    if view.workspace.user.role is not Role.PLANNER:
        return
    if decided and decided.accepted and desk.editable and not desk.stale:
        inside = is_in(view.workspace, view.key, desk.document, one.id)
        yield html.P(view.say(_IN), className="note") if inside else button(view.say(_APPLY), "proposal", value=one.id)
    yield html.Div(_judging(view, one.id), className="judging")


def _judging(view: View, name: str) -> list[Component]:
    field = f"reason-{name}"
    verdicts = ((_ACCEPT, "accept"), (_REJECT, "reject"))
    reason: Component = dmc.TextInput(id=field, label=view.say(_REASON), size="xs")
    buttons = []
    for label, verdict in verdicts:
        data: dict[str, Any] = {"data-judge": name, "data-value": verdict, "data-text-from": field}
        buttons.append(dmc.Button(view.say(label), variant="default", size="compact-sm", **data))
    return [reason, *buttons]
