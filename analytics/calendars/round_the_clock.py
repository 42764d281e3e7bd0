"""Every hour counts: for services that never close."""

from datetime import date

from model.calendar import NO_SHIFT, WorkCalendar, hours

CALENDAR = WorkCalendar(
    id="24x7",
    version="1",
    zone="Asia/Jakarta",
    offset=7 * 3600,
    week=((hours("00.00-24.00")[0], NO_SHIFT),) * 7,
    first=date(2000, 1, 1),
    last=date(2050, 12, 31),
)
