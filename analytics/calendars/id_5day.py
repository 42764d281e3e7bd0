"""Indonesian office week of five days, 37.5 hours (Perpres 21/2023).

Monday to Thursday 07.30-16.00 with a break 12.00-13.00, Friday 07.30-16.30 with 11.30-13.00.
National holidays and cuti bersama come from the `holidays` package, which cites their decrees.
"""

from analytics.offices.indonesia import FIRST, HOLIDAYS, LAST, ZONE, days_off
from model.calendar import WorkCalendar
from model.shifts import REST, hours

_OFFICE_DAY = hours("07.30-12.00", "13.00-16.00")
_FRIDAY = hours("07.30-11.30", "13.00-16.30")

CALENDAR = WorkCalendar(
    id="id-5day",
    source=HOLIDAYS,
    zone=ZONE,
    week=(_OFFICE_DAY,) * 4 + (_FRIDAY,) + (REST,) * 2,
    first=FIRST,
    last=LAST,
    closed=days_off(),
)
