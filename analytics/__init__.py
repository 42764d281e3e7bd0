"""Judgement: executions against the norm, as Ibis expressions on any engine."""
