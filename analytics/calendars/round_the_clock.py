"""Every hour counts: for services that never close."""

from analytics.offices.indonesia import FIRST, LAST, ZONE
from model.calendar import WorkCalendar
from model.shifts import hours

CALENDAR = WorkCalendar(
    id="24x7", source="Mutu Baku", zone=ZONE, week=(hours("00.00-24.00"),) * 7, first=FIRST, last=LAST
)
