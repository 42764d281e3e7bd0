"""What the columns of a log without a canonical name say of its events."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import pyarrow as pa
from ibis import _

from analytics.engine import Engine, NumberingEngine


@dataclass(frozen=True, slots=True)
class Attributes:
    """Columns without a canonical name: `table` has `row`, and in a0, a1, … the texts of `headings`."""

    headings: tuple[str, ...]
    table: ibis.Table


def no_attributes() -> Attributes:
    """Those of a log whose every column has a canonical name."""
    return Attributes((), ibis.memtable(pa.table({"row": pa.array([], pa.int64())})))


def of_columns(scanned: ibis.Table, places: Mapping[str, int], engine: NumberingEngine) -> Attributes:
    """Those of a file, whose columns lie at `places`; it is read once more."""
    if not places:
        return no_attributes()
    texts = {f"a{n}": _said(scanned[at]) for n, at in enumerate(places.values())}
    return Attributes(tuple(places), engine.number(scanned.select(**texts), "attributes"))


def of_maps(events: ibis.Table, engine: Engine) -> Attributes:
    """Those of event data, whose `attributes` are a map by heading."""
    found = events.select(heading=_.attributes.keys().unnest()).distinct()
    headings = tuple(sorted(row.heading for row in engine.rows(found)))
    if not headings:
        return no_attributes()
    # Joined as data, no heading is part of a query.
    names = ibis.memtable(pa.table({f"h{n}": [heading] for n, heading in enumerate(headings)}))
    told = events.select("row", "attributes").cross_join(names)
    texts = {f"a{n}": _said(told.attributes.get(told[f"h{n}"])) for n in range(len(headings))}
    return Attributes(headings, told.select("row", **texts))


def _said(cell: ibis.Value) -> ibis.Value:
    """`cell` without white space around it, null when nothing is left."""
    return cell.strip().nullif("")
