"""How good the data of a log is: rows that were rejected and why, clocks, performers, names without a step."""

from collections import Counter

from dash import html
from dash.development.base_component import Component

from model.finding_words import reason
from model.log_book import ImportedLog
from model.log_survey import LogContent
from model.text import Text
from model.written_numbers import moment, number, percent
from web.page import View
from web.parts.intake.columns import COLUMNS
from web.parts.table import table

_NONE = Text(id="Belum ada log. Unggah sebuah log di atas.", en="No logs yet. Upload a log above.")
_HEAD = (
    Text(id="Log", en="Log"),
    Text(id="Kasus", en="Cases"),
    Text(id="Kejadian", en="Events"),
    Text(id="Dimasukkan", en="Imported"),
    Text(id="Oleh", en="By"),
)
_LOGS = Text(id="Log yang ada", en="Logs")
_REJECTED = Text(id="Baris ditolak", en="Rejected rows")
_SHARE = Text(id="{count} dari {every} ({share})", en="{count} of {every} ({share})")
_CLOCK = Text(id="di antaranya kesalahan waktu", en="of these, clock errors")
_NOBODY = Text(id="Kejadian tanpa pelaksana", en="Events without a performer")
_UNMAPPED = Text(id="Kegiatan tanpa langkah", en="Activities without a step")
_DOWNLOAD = Text(id="Unduh baris yang ditolak (CSV)", en="Download the rejected rows (CSV)")
_REASON = Text(id="Alasan", en="Reason")
_ROWS = Text(id="Baris", en="Rows")
_FIRST = Text(id="Pertama", en="First")
_CLOCK_ERRORS = frozenset({"unreadable_time", "no_time", "end_before_start"})


def logs_table(logs: tuple[ImportedLog, ...], view: View) -> Component:
    """The logs; what to do where there are none."""
    if not logs:
        return html.P(view.say(_NONE), className="note")
    rows = [
        [
            one.name,
            number(one.cases, view.lang),
            number(one.events, view.lang),
            moment(one.added_at, view.lang),
            one.added_by,
        ]
        for one in logs
    ]
    return table(view.say(_LOGS), [view.say(text) for text in _HEAD], rows)


def quality(log: int, content: LogContent, unmapped: int | None, view: View) -> list[Component]:
    """The figures of one log, the reasons of its rejected rows, and the way to these."""
    counts = Counter(one.reason for one in content.rejected)
    every = content.events + content.rejected_count
    rejected = _of(content.rejected_count, every, view)
    clock = number(sum(counts[code] for code in _CLOCK_ERRORS), view.lang)
    figures = [(_REJECTED, rejected), (_CLOCK, clock), (_NOBODY, _of(content.without_performer, content.events, view))]
    if unmapped is not None:
        figures.append((_UNMAPPED, number(unmapped, view.lang)))
    listed = html.Dl([html.Div([html.Dt(view.say(name)), html.Dd(value)]) for name, value in figures], className="told-figures")  # fmt: skip
    if not counts:
        return [listed]
    head = [view.say(text) for text in (_REASON, _ROWS, _FIRST)]
    rows = [
        [reason(code, view.lang), number(n, view.lang), _first(content, code, view)] for code, n in counts.most_common()
    ]
    link = html.A(view.say(_DOWNLOAD), href=f"/data/ditolak/{log}", download="")
    return [listed, table(view.say(_REJECTED), head, rows), html.P(link)]


def _of(count: int, every: int, view: View) -> str:
    share = percent(count / every if every else None, view.lang)
    return view.say(_SHARE, count=number(count, view.lang), every=number(every, view.lang), share=share)


def _first(content: LogContent, code: str, view: View) -> str:
    """The first row of a reason, its column and what stands there."""
    first = next(one for one in content.rejected if one.reason == code)
    column = COLUMNS[first.column].to(view.lang) if first.column in COLUMNS else first.column
    return f"{first.row}: {column} {first.value}".strip()
