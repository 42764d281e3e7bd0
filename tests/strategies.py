"""Hypothesis strategies of SOP documents and their times."""

from typing import TypeVar

from hypothesis import strategies as st

from model.sop import (
    Alternative,
    Approval,
    Doubt,
    Edge,
    LegalBasis,
    Performer,
    Place,
    Port,
    Procedure,
    Repair,
    SopDocument,
    Source,
    Step,
)
from model.time import UNITS, Time

T = TypeVar("T")
_text = st.text(max_size=12)
_maybe = st.none() | _text
_texts = st.lists(_text, max_size=3).map(tuple)
_share = st.floats(0, 1)
_lanes = st.integers(0, 9)
_pieces = st.sampled_from((None, "berkas", "dokumen", "orang", "permohonan"))


@st.composite
def measured_times(draw: st.DrawFn) -> Time:
    """A fixed, range or upper_bound time without its text."""
    kind = draw(st.sampled_from(("fixed", "range", "upper_bound")))
    unit = draw(st.sampled_from(UNITS))
    low = draw(st.integers(1, 9990)) / draw(st.sampled_from((1, 2, 4)))
    high = low + draw(st.integers(1, 90)) if kind == "range" else low
    day_type = draw(st.sampled_from((None, "working", "calendar"))) if unit == "day" else None
    return Time("", kind, low, high, unit, day_type, draw(_pieces))


def documents() -> st.SearchStrategy[SopDocument]:
    """Any SOP document; references between its parts need not hold."""
    return st.builds(
        SopDocument,
        source=st.builds(Source, _text, _text, _text, st.none() | st.integers(1, 99)),
        institution=_texts,
        number=_maybe,
        title=_maybe,
        created=st.none() | st.dates(),
        revised=st.none() | st.dates(),
        effective=st.none() | st.dates(),
        approval=st.builds(Approval, _maybe, _maybe, _maybe, st.booleans()),
        legal_basis=_few(st.builds(LegalBasis, _text, _maybe, _maybe, _maybe, st.none() | st.integers(), _maybe)),
        qualifications=_texts,
        related=_texts,
        equipment=_texts,
        warnings=_texts,
        records=_texts,
        procedures=_few(_procedures()),
        evidence=st.dictionaries(_text, _places(), max_size=3),
        repairs=_few(st.builds(Repair, _text, _text, _text, _text, _share)),
        doubts=_few(st.builds(Doubt, _text, _text, _text)),
    )


def _few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=2).map(tuple)


def _procedures() -> st.SearchStrategy[Procedure]:
    ports = st.builds(Port, _text, st.none() | _lanes)
    return st.builds(Procedure, _maybe, _texts, _few(_steps()), _few(st.builds(Edge, ports, ports, _maybe, _text)))


def _steps() -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        number=_text,
        activity=_text,
        time=measured_times() | st.builds(Time, _text),
        performers=_few(st.builds(Performer, _lanes, _text, _text, _share)),
        alternatives=_few(st.builds(Alternative, _lanes, _share)),
        requirements=_maybe,
        output=_maybe,
        remarks=_maybe,
    )


def _places() -> st.SearchStrategy[Place]:
    box = st.none() | st.tuples(*[st.floats(0, 900)] * 4)
    return st.builds(Place, st.none() | st.integers(1, 9), box, st.none() | st.integers(1, 999), _text, _share)
