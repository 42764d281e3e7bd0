"""Figures from plain types, without callbacks."""
