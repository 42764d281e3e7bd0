"""Properties that Dash's stubs do not know: names for assistive technology, marks for the browser's own functions."""

from typing import Any


def labelled(name: str) -> dict[str, Any]:
    """The property that names a component."""
    return {"aria-label": name}


def announced() -> dict[str, Any]:
    """The property by which a component's changes are read out."""
    return {"aria-live": "polite"}


def does(action: str, **told: str) -> dict[str, Any]:
    """The marks by which assets/mgmt.js knows what a button does, and with what."""
    return facts(do=action, **told)


def facts(**told: str) -> dict[str, Any]:
    """The `data-*` properties that the browser's own functions read."""
    return {f"data-{name}": value for name, value in told.items()}


def unspoken() -> dict[str, Any]:
    """The property that keeps from assistive technology what only eyes and mouse need."""
    return {"aria-hidden": "true"}
