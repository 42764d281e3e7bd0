"""Executions against the order of the norm: automaton, alignment, verdicts on cases."""
