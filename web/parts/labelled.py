"""Names for assistive technology."""

from typing import Any


def labelled(name: str) -> dict[str, Any]:
    """The property that names a component; Dash's stubs know no `aria-*` names."""
    return {"aria-label": name}


def announced() -> dict[str, Any]:
    """The property by which a component's changes are read out."""
    return {"aria-live": "polite"}


def facts(**told: str) -> dict[str, Any]:
    """The `data-*` properties that the browser's own functions read."""
    return {f"data-{name}": value for name, value in told.items()}


def unspoken() -> dict[str, Any]:
    """The property that keeps from assistive technology what only eyes and mouse need."""
    return {"aria-hidden": "true"}
