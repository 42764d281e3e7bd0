"""Values that a browser sent, as what they must be."""

from collections.abc import Mapping, Sequence

from dash.exceptions import PreventUpdate

_DIGITS = 10


def whole(value: object) -> int:
    """The number in `value`; nothing happens where it is none."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < _DIGITS:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10 ** (_DIGITS - 1):
        return value
    raise PreventUpdate


def texts(values: object) -> tuple[str, ...]:
    """The texts in a list, those that are none as empty."""
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise PreventUpdate
    return tuple(value if isinstance(value, str) else "" for value in values)


def clicked(clicks: object, ids: object, name: str) -> object:
    """The part `name` of the id whose control was clicked; nothing happens where none was."""
    if not isinstance(clicks, list) or not isinstance(ids, list):
        raise PreventUpdate
    for times, identity in zip(clicks, ids, strict=False):
        if times and isinstance(identity, Mapping):
            return identity.get(name)
    raise PreventUpdate
