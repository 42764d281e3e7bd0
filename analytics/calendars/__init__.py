"""One module a working calendar, each ending in its `CALENDAR`."""
