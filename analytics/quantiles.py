"""Exact quantiles of whole numbers, the same on every engine."""

from collections.abc import Mapping

import ibis
from ibis import _


def quantiles(table: ibis.Table, by: str, value: str, shares: Mapping[str, float]) -> ibis.Table:
    """One row for each `by`, with a column for each of `shares`, between the two nearest where it lies between.

    They come from how often each value occurs: the engines' own hold every single one in memory.
    """
    often = table.filter(_[value].notnull()).group_by(by, value).agg(n=_.count())
    so_far = ibis.window(group_by=by, order_by=value, following=0)
    placed = often.mutate(upto=_.n.sum().over(so_far), total=_.n.sum().over(ibis.window(group_by=by)))
    ranks = {f"{name}_{end}": _rank(share, end) for name, share in shares.items() for end in ("low", "high")}
    values = {name: _[value].min(where=_.upto > rank) for name, rank in ranks.items()}
    found = placed.group_by(by).agg(total=_.total.max(), **values)
    return found.select(by, **{name: _between(name, share) for name, share in shares.items()})


def _rank(share: float, end: str) -> ibis.Deferred:
    """How many values come before the one next to the quantile, below or above."""
    place = (_.total - 1) * share
    return place.floor() if end == "low" else place.ceil()


def _between(name: str, share: float) -> ibis.Deferred:
    low, high, place = _[f"{name}_low"], _[f"{name}_high"], (_.total - 1) * share
    return (low + (high - low) * (place - place.floor())).round(6)
