"""Arrow columns of any type → columns of text."""

import json
from collections.abc import Callable
from math import isnan
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from ingest.cell_text import cell_text

_Column: TypeAlias = pa.Array
_TEXT = pa.string()
_ZEROS = r"(?:\.0+|(\.\d*[1-9])0+)([+-]\d{4}|Z)?$"


def text_column(column: _Column) -> _Column:
    """`column` as text: stamps as ISO, with their offset where they have a zone; nested values as JSON."""
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):
        return text_column(column.storage)
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        return text_column(pc.cast(column, kind.value_type))
    as_text = next((act for applies, act in _BY_TYPE if applies(kind)), _plain)
    return as_text(column)


def _plain(column: _Column) -> _Column:
    return pc.cast(column, _TEXT)


def _trimmed(column: _Column) -> _Column:
    """Fractions without the zeros at their end."""
    return pc.replace_substring_regex(_plain(column), _ZEROS, r"\1\2")


def _stamps(column: _Column) -> _Column:
    """Stamps of whole seconds need no search for zeros, which takes longer than all the rest."""
    try:
        return _plain(pc.cast(column, pa.timestamp("s", column.type.tz)))
    except pa.ArrowInvalid:
        return _trimmed(column)


def _floats(column: _Column) -> _Column:
    """Numbers without exponent; no number at all says nothing."""
    text = _plain(column)
    if not pc.any(pc.match_substring_regex(text, "[en]")).as_py():
        return text
    return pa.array([None if v is None or isnan(v) else cell_text(v) for v in column.to_pylist()], _TEXT)


def _durations(column: _Column) -> _Column:
    whole = pc.cast(column, pa.duration("us"), safe=False)
    return pa.array([None if v is None else cell_text(v) for v in whole.to_pylist()], _TEXT)


def _bytes(column: _Column) -> _Column:
    try:
        return _plain(column)
    except pa.ArrowInvalid:
        return pa.array([None if v is None else v.hex() for v in column.to_pylist()], _TEXT)


def _nested(column: _Column) -> _Column:
    return pa.array([None if v is None else _json(v) for v in column.to_pylist()], _TEXT)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


_BY_TYPE: tuple[tuple[Callable[[pa.DataType], bool], Callable[[_Column], _Column]], ...] = (
    (pa.types.is_timestamp, _stamps),
    (pa.types.is_time, _trimmed),
    (pa.types.is_decimal, _trimmed),
    (pa.types.is_floating, _floats),
    (pa.types.is_duration, _durations),
    (pa.types.is_binary, _bytes),
    (pa.types.is_large_binary, _bytes),
    (pa.types.is_fixed_size_binary, _bytes),
    (pa.types.is_nested, _nested),
)
