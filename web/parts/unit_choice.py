"""Units to choose from, each below the one it belongs to."""

from collections.abc import Sequence

from model.registry import Unit

_DIGITS = 10


def unit_tree(units: Sequence[Unit]) -> list[dict[str, str]]:
    """The options of a choice among `units`, by name within the same unit."""
    branches = {unit.id: _branch(unit, units) for unit in units}
    ordered = sorted(units, key=lambda unit: branches[unit.id])
    return [{"value": str(unit.id), "label": "– " * (len(branches[unit.id]) - 1) + unit.name} for unit in ordered]


def number_of(unit: object) -> int | None:
    """The number of the unit chosen in a browser; None for what is none."""
    plain = isinstance(unit, str) and unit.isascii() and unit.isdecimal() and len(unit) < _DIGITS
    return int(unit) if plain and isinstance(unit, str) else None


def _branch(unit: Unit, units: Sequence[Unit]) -> tuple[str, ...]:
    """The names of the units above `unit` and its own, from the top."""
    above = {one.id: one for one in units}
    names = [unit.name]
    while unit.parent in above:
        unit = above[unit.parent]
        names.append(unit.name)
    return tuple(reversed(names))
