"""Every hour counts: for services that never close."""

from datetime import date

from model.calendar import WorkCalendar
from model.shifts import hours

CALENDAR = WorkCalendar(
    id="24x7",
    version="1",
    zone="Asia/Jakarta",
    week=(hours("00.00-24.00"),) * 7,
    first=date(2000, 1, 1),
    last=date(2050, 12, 31),
)
