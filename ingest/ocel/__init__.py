"""OCEL 2.0: object-centric event logs, flattened to the cases of one object type."""
