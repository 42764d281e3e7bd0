"""Stamps and limits in working time: days, clocks, pauses, bounds."""
