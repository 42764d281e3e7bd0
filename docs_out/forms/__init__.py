"""One module a form of a report, each ending in its `REPORT_FORM`."""
