"""Figures as a report writes them, and who did what in it."""

from datetime import date, datetime

from docs_out.report_form import Audit
from model.compliance import Rate
from model.step_names import activity, step_name
from model.text import Lang, Text
from model.written_numbers import LONG_MONTHS, duration, interval, long_day, number, percent

NONE = "–"
_OF = Text(id="{hits} dari {n} ({share}; selang 95% {interval})", en="{hits} of {n} ({share}; 95% interval {interval})")
_NONE_OF = Text(id="belum ada yang dapat dinilai", en="none that can be judged")
_CLOCK = {Lang.ID: "%H.%M", Lang.EN: "%H:%M"}


def long_moment(value: datetime | None, lang: Lang) -> str:
    """A date with its time of day; a dash where there is none."""
    return f"{long_day(value, lang)} {value.strftime(_CLOCK[lang])}" if value else NONE


def long_month(value: date, lang: Lang) -> str:
    """A month such as Januari 2025."""
    return f"{LONG_MONTHS[lang][value.month - 1]} {value.year}"


def count(value: int, lang: Lang) -> str:
    """A whole number with its thousands grouped."""
    return number(value, lang)


def share(value: float | None, lang: Lang) -> str:
    """A share in percent; a dash where there is none."""
    return NONE if value is None else percent(value, lang)


def bounds(value: tuple[float, ...] | None, lang: Lang) -> str:
    """An interval of shares; a dash where there is none."""
    return interval(value, lang) or NONE


def span(seconds: float | None, lang: Lang) -> str:
    """A working time; a dash where there is none."""
    return NONE if seconds is None else duration(seconds, lang)


def rate(hits: int, n: int, part: float | None, interval_of: tuple[float, ...] | None, lang: Lang) -> str:
    """Such as 19 dari 20 (95,0%; selang 95% 76,4–99,1%)."""
    if part is None:
        return _NONE_OF.to(lang)
    return _OF.to(
        lang, hits=count(hits, lang), n=count(n, lang), share=share(part, lang), interval=bounds(interval_of, lang)
    )


def rated(one: Rate, lang: Lang) -> str:
    """A rate in words."""
    return rate(one.hits, one.n, one.share, one.interval, lang)


def step_label(audit: Audit, procedure: int, step: str) -> str:
    """Such as 3. Memeriksa berkas; led by the number of the procedure where there are several."""
    return f"{step_name(audit.document, procedure, step)}. {activity(audit.document, procedure, step)}"


def title(audit: Audit) -> str:
    """The name of the SOP; that of its file where it has none."""
    return audit.document.title or audit.document.source.name


def period(audit: Audit) -> str:
    """From the first to the last day of the log."""
    return " – ".join(long_day(at, audit.lang) for at in audit.report.period or ()) or NONE
