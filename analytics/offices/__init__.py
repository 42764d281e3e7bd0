"""An office as its file describes it: calendars, roles, rules of counting."""
