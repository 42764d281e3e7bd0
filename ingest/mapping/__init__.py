"""Columns to canonical columns, activity names to steps."""
