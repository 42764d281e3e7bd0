"""SOP document ↔ the public JSON `sop/1`."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from math import inf
from types import UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

from model.errors import SopError
from model.sop import SopDocument
from model.text import Text

T = TypeVar("T")
_ISO: dict[object, Callable[[str], date]] = {date: date.fromisoformat, datetime: datetime.fromisoformat}
SCHEMA = "sop/1"
_BAD = Text(
    id="{name}: bukan JSON SOP yang sah ({why}). Buat ulang dengan `sop read`.",
    en="{name}: not valid SOP JSON ({why}). Make it again with `sop read`.",
)


def to_data(value: object) -> object:
    """`value` as JSON data: dataclass → object, tuple → list, date → ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {_key(f): to_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_data(item) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def sop_data(document: SopDocument) -> dict[str, object]:
    """`document` as the contract's object."""
    data = to_data(document)
    assert isinstance(data, dict)
    return {"schema": SCHEMA, **data}


def dumps(document: SopDocument) -> str:
    """`document` as JSON text, two spaces an indent level."""
    return json.dumps(sop_data(document), ensure_ascii=False, indent=2)


def loads(text: str, name: str = "JSON") -> SopDocument:
    """The document in JSON `text`; `SopError` names `name` when it is not one."""
    try:
        return build(SopDocument, _schema_checked(json.loads(text)))
    except (KeyError, TypeError, ValueError) as error:
        raise SopError(_BAD, name=name, why=error) from error


def _schema_checked(data: object) -> dict[str, object]:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f'no "schema": "{SCHEMA}"')
    return data


def _key(f: "Field[object]") -> str:
    return str(f.metadata.get("json", f.name))


def build(kind: type[T], data: object) -> T:
    """A `kind` from JSON data; KeyError, TypeError or ValueError say what does not fit."""
    if not isinstance(data, dict):
        raise TypeError(f"{kind.__name__}: {type(data).__name__}")
    hints, known = _shape(kind)  # type: ignore[arg-type]
    missing = [n for n, f in known.items() if _key(f) not in data and _required(f)]
    if missing:
        raise KeyError(f"{kind.__name__}.{missing[0]}")
    return kind(**{n: _value(hints[n], data[_key(f)]) for n, f in known.items() if _key(f) in data})


@cache
def _shape(kind: type) -> tuple[dict[str, object], "dict[str, Field[object]]"]:
    """The type and the field of every name in the dataclass `kind`; resolving them takes longer than using them."""
    return get_type_hints(kind), {f.name: f for f in fields(kind)}


def _required(f: "Field[object]") -> bool:
    return f.default is MISSING and f.default_factory is MISSING


def _value(hint: object, data: object) -> object:
    origin, args = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if data is None else _union(args, data)
    if origin is tuple:
        return tuple(_value(args[0], item) for item in _typed(list, data))
    if origin is Mapping:
        return {key: _value(args[1], item) for key, item in _typed(dict, data).items()}
    return _scalar(hint, data)


def _union(args: tuple[object, ...], data: object) -> object:
    """Unions here are `X | None`, or `str | int | float | None` for facts."""
    return data if {str, int} <= set(args) else _value(args[0], data)


def _scalar(hint: object, data: object) -> object:
    if isinstance(hint, type) and is_dataclass(hint):
        return build(hint, data)
    if hint in (date, datetime):
        return _ISO[hint](_typed(str, data))
    if hint is float:
        return _finite(_typed((int, float), data))
    return _typed(hint, data)  # type: ignore[arg-type]


def _finite(number: float) -> float:
    """`number`; ValueError for what Python reads and writes as NaN or Infinity, which is no JSON."""
    if not abs(number) < inf:
        raise ValueError(f"expected a number, found {number}")
    return number


def _typed(kind: "type[T] | tuple[type[T], ...]", data: object) -> T:
    if not isinstance(data, kind):
        raise TypeError(f"expected {kind}, found {data!r}"[:90])
    return data
