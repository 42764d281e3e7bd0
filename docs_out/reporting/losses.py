"""Bottlenecks of the audit report: in sentences, as a chart and as a table."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import NUMBERED, Bars, Block, Heading, Para, grid
from docs_out.reporting.results import columns
from docs_out.reporting.said import NONE, count, share, span
from model.bottleneck import CAUSES, Loss, WaitingCauses
from model.step_names import step_name
from model.text import Text

_TITLE = Text(id="HAMBATAN", en="BOTTLENECKS")
_LOST = Text(
    id="Waktu kerja yang hilang seluruhnya {time}: di atas Waktu baku dalam langkah, dan menunggu antarlangkah. "
    "{late} dari {cases} kasus terlambat.",
    en="The working time lost is {time} in all: above the Waktu in steps, and waiting between steps. "
    "{late} of {cases} cases are late.",
)
_NOTHING = Text(id="Tidak ada waktu kerja yang hilang.", en="No working time is lost.")
_CHART = Text(id="Waktu kerja yang hilang menurut tempat", en="Working time lost by place")
_HOURS = Text(id="Jam kerja", en="Working hours")
_TABLE = Text(
    id="Tempat hilangnya waktu kerja, {shown} terbesar dari {all}",
    en="Where working time is lost, the largest {shown} of {all}",
)
_COLUMNS = (
    (Text(id="Tempat", en="Place"), 2.2, "left"), (Text(id="Pelaksanaan", en="Executions"), 1.2, "right"),
    (Text(id="Terkena", en="Hit"), 1.0, "right"), (Text(id="Hilang", en="Lost"), 1.4, "right"),
    (Text(id="Bagian", en="Share"), 1.0, "right"), (Text(id="Kasus terlambat", en="Late cases"), 1.1, "right"),
    (Text(id="Sebab utama", en="Main cause"), 2.6, "left"),
)  # fmt: skip
_SERVICE = Text(id="Langkah {step}", en="Step {step}")
_WAITING = Text(id="Menunggu {source} → {target}", en="Waiting {source} → {target}")
CAUSE = {
    "contention": Text(id="pelaksana mengerjakan berkas yang lebih dulu siap", en="performer at work on files ready earlier"),
    "batching": Text(id="berkas dikumpulkan lalu dikerjakan bersama", en="files collected and worked on together"),
    "priority": Text(id="berkas yang siap belakangan didahulukan", en="files ready later went first"),
    "unavailable": Text(id="pelaksana tidak tercatat bekerja", en="performer not recorded at work"),
    "other": Text(id="tidak tampak dalam log", en="not shown by the log"),
}  # fmt: skip
_CHARTED, _LISTED, _HOUR = 12, 20, 3600


def losses(audit: Audit) -> Iterator[Block]:
    """The chapter of bottlenecks."""
    lang, deep = audit.lang, audit.report.analysis
    yield Heading(_TITLE.to(lang))
    if not deep or not deep.bottlenecks.losses:
        yield Para(_NOTHING.to(lang))
        return
    lost = deep.bottlenecks
    late, cases = count(lost.late_cases, lang), count(lost.cases, lang)
    yield Para(_LOST.to(lang, time=span(lost.lost_seconds, lang), late=late, cases=cases))
    yield from (Para(one.to(lang), NUMBERED) for one in deep.sentences)
    most = lost.losses[:_CHARTED]
    hours = tuple(one.excess_seconds / _HOUR for one in most)
    yield Bars(_CHART.to(lang), _HOURS.to(lang), tuple(place(audit, one) for one in most), hours)
    counts = {"shown": count(min(len(lost.losses), _LISTED), lang), "all": count(len(lost.losses), lang)}
    caption = _TABLE.to(lang, **counts)
    yield grid(caption, columns(audit, _COLUMNS), [_row(audit, one) for one in lost.losses[:_LISTED]])


def place(audit: Audit, one: Loss) -> str:
    """Where a loss is: a step, or between two."""
    source, target = (step_name(audit.document, one.procedure, step) for step in (one.source, one.target))
    kind = _SERVICE.to(audit.lang, step=source)
    return kind if one.kind == "service" else _WAITING.to(audit.lang, source=source, target=target)


def main_cause(causes: WaitingCauses | None) -> str | None:
    """The cause with most of the waiting that can be split; None where nothing can."""
    seconds = {name: getattr(causes, f"{name}_seconds") for name in CAUSES} if causes else {}
    return max(seconds, key=seconds.__getitem__) if any(seconds.values()) else None


def _row(audit: Audit, one: Loss) -> tuple[str, ...]:
    lang, cause = audit.lang, main_cause(one.causes)
    why = CAUSE[cause].to(lang) if cause else NONE
    counts = count(one.runs, lang), count(one.hits, lang)
    return (
        place(audit, one),
        *counts,
        span(one.excess_seconds, lang),
        share(one.share, lang),
        count(one.late_cases, lang),
        why,
    )
