"""Workbooks as tables: what may be opened, and which rows of a sheet are the log."""
