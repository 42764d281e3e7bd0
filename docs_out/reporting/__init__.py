"""Chapters and parts that the forms of a report are put together from."""
