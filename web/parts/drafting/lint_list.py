"""What the rules find in the draft while it is written: each with a way to its place, and a fix where there is one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from dash import html
from dash.development.base_component import Component

from analytics.linting.fixes import fixed
from model.drafting.fields import APPROVAL, FIELDS
from model.lint import SEVERITIES, Finding
from model.office import Office
from model.sop import Repair, SopDocument
from model.text import Text
from model.written_numbers import number
from store.workspace import Workspace
from web.parts.drafting.asked import button
from web.parts.drafting.desk import Desk
from web.parts.drafting.identity_form import ID
from web.parts.drafting.reading import repairs_at
from web.parts.office import kept

_CALENDAR = "id-5day"
_TITLE = Text(
    id="Pemeriksaan: {errors} kesalahan, {warnings} peringatan, {infos} catatan",
    en="Checks: {errors} errors, {warnings} warnings, {infos} notes",
)
_CLEAN = Text(id="Semua aturan dokumen terpenuhi.", en="Every rule on documents is met.")
_FIX = Text(id="Perbaiki", en="Fix")
_FIX_ALL = Text(id="Rapikan yang mekanis ({n})", en="Fix all that is mechanical ({n})")
_NAMES = {
    "error": Text(id="kesalahan", en="error"),
    "warning": Text(id="peringatan", en="warning"),
    "info": Text(id="catatan", en="note"),
}
_SHOWN = 100


def lint_list(desk: Desk) -> list[Component]:
    """The findings in the draft, the gravest first, and what can be mended without thinking."""
    findings = sorted(_found(desk.view.workspace, desk.document), key=lambda one: SEVERITIES.index(one.severity))
    say, lang = desk.view.say, desk.view.lang
    done, repairs = fixed(desk.document) if desk.editable and not desk.stale else (desk.document, ())
    mended = _vanishing(desk, findings, (done, repairs)) if repairs else frozenset()
    items = [_item(desk, one, fix=(one.rule, one.spot.at) in mended) for one in findings[:_SHOWN]]
    counts = {f"{kind}s": number(sum(one.severity == kind for one in findings), lang) for kind in SEVERITIES}
    told = [html.Ul(items, className="lint")] if findings else [html.P(say(_CLEAN), className="note")]
    whole = [html.Div(button(say(_FIX_ALL, n=len(repairs)), "fix"), className="actions")] if repairs else []
    return [html.H2(say(_TITLE, **counts)), *told, *whole]


def _found(workspace: Workspace, document: SopDocument) -> Sequence[Finding]:
    return _linted(document, kept(workspace).rules.office)


def _linted(document: SopDocument, office: Office) -> Sequence[Finding]:
    from linting import lint_documents  # noqa: PLC0415 - the language room is loaded when a draft is first looked at

    linted = lint_documents([document], office, datetime.now().astimezone().date())
    return linted[0].findings


def _vanishing(
    desk: Desk, findings: Sequence[Finding], mended: tuple[SopDocument, tuple[Repair, ...]]
) -> frozenset[tuple[str, str]]:
    """The findings that are gone once what is mechanical is put right, as rule and place."""
    done, repairs = mended
    left = {(one.rule, one.spot.at) for one in _found(desk.view.workspace, done)}
    gone = ((one.rule, one.spot.at) for one in findings)
    return frozenset(one for one in gone if one not in left and repairs_at(repairs, one[1]))


def _item(desk: Desk, finding: Finding, *, fix: bool) -> Component:
    lang = desk.view.lang
    kind = html.Span(desk.view.say(_NAMES[finding.severity]), className=f"badge {finding.severity}")
    sentence = finding.to(lang)
    jump: dict[str, Any] = dict(_jump(desk, finding.spot.at))
    words = html.Button(sentence, className="linklike", **jump) if jump else html.Span(sentence)
    mend = [button(desk.view.say(_FIX), "fix", value=finding.spot.at)] if fix else []
    return html.Li([kind, words, html.Span(finding.rule, className="note"), *mend])


def _jump(desk: Desk, at: str) -> Iterator[tuple[str, str]]:
    """Where a click leads: a row of the table that is shown, or a field of the form."""
    parts = at.split("/")
    if parts[1:2] == ["procedures"]:
        if parts[2:4] == [str(desk.at), "steps"]:
            yield "data-row", parts[4]
    elif field := next((part for part in (*parts[2:3], *parts[1:2]) if part in FIELDS), None):
        yield "data-field", ID.format(name=field)
    elif parts[1:2] == ["approval"]:
        yield "data-field", ID.format(name=APPROVAL[0])
