"""The office week of five days with 32.5 hours a week in Ramadan (Perpres 21/2023).

In Ramadan Monday to Thursday 08.00-15.00 with a break 12.00-12.30, Friday 08.00-15.30 with
11.30-12.30. Earlier years, when yearly circulars set the hours, are given the same.
"""

from dataclasses import replace

from analytics.calendars.id_5day import CALENDAR as OFFICE
from analytics.offices.indonesia import RAMADAN, ramadan
from model.shifts import REST, hours

_DAY = hours("08.00-12.00", "12.30-15.00")
_FRIDAY = hours("08.00-11.30", "12.30-15.30")

CALENDAR = replace(
    OFFICE,
    id="id-5day-ramadan",
    source=f"{OFFICE.source}, {RAMADAN}",
    spans=ramadan((_DAY,) * 4 + (_FRIDAY,) + (REST,) * 2),
)
