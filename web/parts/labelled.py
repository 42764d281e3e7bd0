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


def facts(**named: str) -> dict[str, Any]:
    """Facts that assets/mgmt.js reads from a component."""
    return {f"data-{name}": fact for name, fact in named.items()}
