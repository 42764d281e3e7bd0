"""Whole traces in the markup nearly every tool writes → cells, by array arithmetic.

Between one value and the next such a log says only a few different things, for example

    "/>⏎ </event>⏎ <event>⏎ <string key="concept:name" value="

Each different gap is read once and has to be understood from end to end; the values stay where they are in the
chunk. Anything else, and anything that is no well-formed XML, is left to the exact reader.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingest.xes.cells import TRACE_END, Cells, Column, Numbers

Flags = NDArray[np.bool_]
_S = r"[ \t\r\n]"
_KEY = r'key="([^"<\x00-\x1f]*)"'
# The rest of an attribute, then what ends and begins, then the next attribute up to its value.
_GAP = re.compile(
    rf'"(?:{_S}+{_KEY})?{_S}*/>{_S}*'
    rf"(</event>)?{_S}*(</trace>{_S}*<trace>)?{_S}*(<event>)?{_S}*"
    rf'<(?:string|date|int|float|boolean|id)(?:{_S}+{_KEY})?{_S}+value="'
)
_NO_CHARACTERS = ("\ufffe", "\uffff")


class _IrregularError(Exception):
    """The chunk needs the exact reader."""


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The gap before each value as its kind; what each kind says stands in the other arrays.

    `late` is the key after the value before the gap, `key` the key before the value after it, -1 for none.
    """

    kind: Numbers
    late: Numbers
    key: Numbers
    ends_event: Flags
    new_trace: Flags
    new_event: Flags
    keys: tuple[str, ...]


def regular_cells(chunk: bytes) -> Cells | None:
    """The cells of `chunk`, whole traces in UTF-8; None when it is not of the regular kind."""
    try:
        return _cells(chunk)
    except (_IrregularError, UnicodeDecodeError, expat.ExpatError):
        return None


def _cells(chunk: bytes) -> Cells:
    raw = np.frombuffer(chunk, np.uint8)
    bounds = _bounds(raw)
    _require(chunk.endswith(TRACE_END) and _is_text(chunk.decode()))
    segments = pa.StringArray.from_buffers(len(bounds) - 1, pa.py_buffer(bounds), pa.py_buffer(chunk))
    gaps = _gaps(segments, raw)
    of_event = _of_event(gaps)
    event, trace = np.cumsum(gaps.new_event[gaps.kind]) - 1, np.cumsum(gaps.new_trace[gaps.kind]) - 1
    texts, text = _texts(segments, raw, bounds)
    columns, column = _columns(gaps, of_event)
    said = column >= 0
    return Cells(
        texts=texts,
        columns=columns,
        column=column[said],
        owner=np.where(of_event, event, trace)[said],
        text=text[said],
        trace_of=trace[gaps.new_event[gaps.kind]],
        traces=int(trace[-1]) + 1,
    )


def _require(regular: object) -> None:
    if not regular:
        raise _IrregularError


def _is_text(text: str) -> bool:
    return not any(character in text for character in _NO_CHARACTERS)


def _bounds(raw: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Where gaps and values begin, in turn, and the last gap ends."""
    quotes = np.flatnonzero(raw == ord('"'))
    _require(len(quotes) % 2 == 0)
    opening, closing = quotes[::2], quotes[1::2]
    of_value = raw[opening - 2] == ord("e")
    bounds = np.zeros(2 * np.count_nonzero(of_value) + 2, np.int32)
    _require(len(bounds) > 2)  # noqa: PLR2004 (a value between two gaps)
    bounds[1:-1:2] = opening[of_value] + 1
    bounds[2:-1:2] = closing[of_value]
    bounds[-1] = len(raw)
    return bounds


def _gaps(segments: pa.StringArray, raw: NDArray[np.uint8]) -> _Gaps:
    """The gaps, the last and the first taken for one: whole traces form a ring."""
    ring = pa.array([segments[-1].as_py() + segments[0].as_py()])
    inner = segments.take(pa.array(np.arange(2, len(segments) - 1, 2)))
    gaps = pa.concat_arrays([ring, inner]).dictionary_encode()
    kind, wordings = gaps.indices.to_numpy(), gaps.dictionary.to_pylist()
    special = np.array([sum(ch < " " or ch == "<" for ch in wording) for wording in wordings])
    # So no value holds markup, a line break or a control character.
    _require(np.count_nonzero(raw < ord(" ")) + np.count_nonzero(raw == ord("<")) == special[kind].sum())
    found = [match.groups() for match in map(_GAP.fullmatch, wordings) if match]
    _require(len(found) == len(wordings))
    late, ends_event, new_trace, new_event, key = zip(*found, strict=True)
    numbers, keys = _numbered(name for name in key + late if name is not None)
    return _Gaps(
        kind=kind,
        late=np.array([numbers.get(name, -1) for name in late]),
        key=np.array([numbers.get(name, -1) for name in key]),
        ends_event=np.array(ends_event, bool),
        new_trace=np.array(new_trace, bool),
        new_event=np.array(new_event, bool),
        keys=keys,
    )


def _numbered(written: Iterable[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The number of each key as written, and the keys it counts."""
    written = list(dict.fromkeys(written))
    meant = _decoded(written)
    number = {key: i for i, key in enumerate(dict.fromkeys(meant))}
    return {key: number[meaning] for key, meaning in zip(written, meant, strict=True)}, tuple(number)


def _of_event(gaps: _Gaps) -> Flags:
    """Whether each value is of an event, else of a trace; every element must end where it may."""
    tagged = np.flatnonzero((gaps.ends_event | gaps.new_trace | gaps.new_event)[gaps.kind])
    inside = gaps.new_event[gaps.kind[tagged]]
    _require(gaps.new_trace[gaps.kind[0]] and (inside == np.roll(gaps.ends_event[gaps.kind[tagged]], -1)).all())
    return np.repeat(inside, np.diff(tagged, append=len(gaps.kind)))


def _columns(gaps: _Gaps, of_event: Flags) -> tuple[tuple[Column, ...], Numbers]:
    """The columns that occur, and that of each value; -1 for a value without key."""
    key, late = gaps.key[gaps.kind], gaps.late[np.roll(gaps.kind, -1)]
    _require(not ((key >= 0) & (late >= 0)).any())
    key = np.maximum(key, late)
    named = np.array([bool(name) for name in gaps.keys] + [False])[key]
    pair = np.where(named, 2 * key + of_event, -1)
    used = np.flatnonzero(np.bincount(pair + 1)[1:])
    column = np.full(2 * len(gaps.keys) + 1, -1)
    column[used] = np.arange(len(used))
    return tuple(Column(gaps.keys[i // 2], bool(i % 2)) for i in used), column[pair]


def _texts(segments: pa.StringArray, raw: NDArray[np.uint8], bounds: NDArray[np.int32]) -> tuple[pa.Array, Numbers]:
    """All texts, and which of them each value is: a segment, or for one with entities what they stand for."""
    place = np.arange(1, len(segments), 2)
    holders = np.unique(np.searchsorted(bounds, np.flatnonzero(raw == ord("&")), side="right") - 1)
    coded = holders[holders % 2 == 1]
    if not len(coded):
        return segments, place
    place[coded // 2] = len(segments) + np.arange(len(coded))
    return pa.concat_arrays([segments, pa.array(_decoded(segments.take(pa.array(coded)).to_pylist()))]), place


def _decoded(values: list[str]) -> list[str]:
    """Attribute values as XML means them."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _tag, attributes: found.extend(attributes.values())
    parser.Parse("<a>" + "".join(f'<a v="{value}"/>' for value in values) + "</a>", True)  # noqa: FBT003
    return found
