"""Due dates: the latest allowed end of what began at a local time."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from model.calendar import WorkCalendar
from model.text import Lang, Text
from model.time import Counting, Limit

_LAST_SECOND = time(23, 59, 59)
_RULES = Text(
    id=(
        "Menit dan jam adalah waktu kerja; N hari kerja berakhir pada bagian yang sama dari hari kerja ke-N sesudahnya, "
        "berapa pun jam hari itu; “hari” tanpa keterangan berarti {day}, seminggu {week}; hari kalender dan “x 24 jam” "
        "berjalan terus; H+N berakhir saat jam kerja hari kerja ke-N sesudahnya selesai; bulan dan tahun berakhir di "
        "akhir tanggal yang sama atau, bila libur, hari kerja berikutnya."
    ),
    en=(
        "Minutes and hours are working time; N working days end at the same share of the Nth working day after, "
        "whatever its hours; “day” without more means {day}, a week {week}; calendar days and “x 24 hours” run "
        "without pause; H+N ends when the work of the Nth working day after ends; months and years end with the same "
        "date or, on a day off, with the next working day."
    ),
)
_DAYS = {
    "working": Text(id="hari kerja", en="a working day"),
    "calendar": Text(id="hari kalender", en="a calendar day"),
}
_WEEK = Text(id="{days} hari kerja", en="{days} working days")
_CALENDAR_WEEK = Text(id="7 hari kalender", en="7 calendar days")


def due(start: datetime, limit: Limit, calendar: WorkCalendar) -> datetime:
    """The latest local time at which what began at `start` is within `limit`."""
    if limit.working is not None:
        return calendar.after(start, limit.working)
    if limit.days is not None:
        return calendar.after_days(start, limit.days)
    if limit.day_end is not None:
        return calendar.closing(calendar.following(start.date(), limit.day_end))
    if limit.calendar is not None:
        return start + timedelta(seconds=limit.calendar)
    assert limit.months is not None
    return datetime.combine(calendar.next_working_day(_months_on(start.date(), limit.months)), _LAST_SECOND)


def describe(counting: Counting) -> Text:
    """How times are counted under `counting`, in one sentence."""
    week = _CALENDAR_WEEK if counting.day == "calendar" else _WEEK
    said = {
        lang: _RULES.to(lang, day=_DAYS[counting.day].to(lang), week=week.to(lang, days=counting.week)) for lang in Lang
    }
    return Text(id=said[Lang.ID], en=said[Lang.EN])


def _months_on(day: date, months: int) -> date:
    """The same date `months` later, or the last of a month too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
