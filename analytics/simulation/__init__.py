"""An SOP played out into a log, with deviations planted on purpose."""
