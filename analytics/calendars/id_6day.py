"""An office week of six days, 37.5 hours, for units that serve the public directly.

Monday to Thursday 07.30-15.00 with a break 12.00-13.00, Friday 07.30-15.00 with 11.30-13.00,
Saturday 07.30-13.00. Perpres 21/2023 fixes hours a week, begin and breaks; how six days share
the hours each office sets by its own decree, in an office file.
"""

from dataclasses import replace

from analytics.calendars.id_5day import CALENDAR as OFFICE
from model.shifts import REST, hours

_DAY = hours("07.30-12.00", "13.00-15.00")
_FRIDAY = hours("07.30-11.30", "13.00-15.00")
_SATURDAY = hours("07.30-13.00")

CALENDAR = replace(OFFICE, id="id-6day", week=(_DAY,) * 4 + (_FRIDAY, _SATURDAY, REST))
