"""The time that a share of executions can keep, with its interval, where some go on still."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import ibis
import pyarrow as pa
from ibis import _

from analytics.compliance.completion import used_times
from analytics.revision.lived import Lived
from analytics.revision.order_statistics import bounding_ranks
from analytics.statistics import Z95
from analytics.working_time.limits import DAY_END, DAYS, MONTHS

_RANKS = pa.schema(
    [("gid", pa.int64()), ("low_rank", pa.int64()), ("high_rank", pa.int64()), ("some_open", pa.bool_())]
)
_LIMITS = pa.schema([("gid", pa.int64()), ("most", pa.float64())])
_DAYS = pa.schema([("gid", pa.int64()), ("allowed", pa.float64())])
_HAIR = 1e-9


def observed(found: Lived) -> ibis.Table:
    """Runs of steps, kept on the engine: whole `seconds` used, and whether they `ended`.

    Of a limit in days they are the same part of as many usual days: a day of Ramadan is one, whatever its hours.
    """
    days = [(g, float(limit.days * found.day)) for g, limit in enumerate(found.norm.limits) if limit and limit.days]
    allowed = _memtable(days, _DAYS)
    used = used_times(found.checked, found.question)
    known = used.filter(_.kind.isnull() | ~_.kind.isin([DAY_END, MONTHS])).left_join(allowed, "gid")
    in_days = known.used / ibis.greatest(known.limit_seconds, 1) * known.allowed
    seconds = ibis.ifelse(known.kind == DAYS, in_days, known.used.cast("float64")).fill_null(known.used.cast("float64"))
    whole = known.select(known.gid, known.ended, seconds=seconds.ceil().cast("int64"))
    return found.engine.keep(whole, f"{found.question.key}_used_times")


def kept_times(runs: ibis.Table, share: float, found: Lived) -> dict[int, SimpleNamespace]:
    """By gid how many runs, how many of them `open`, the time that `share` of them keep, and its bounds `low` and `high`.

    Bounds are order statistics, exact, where all have ended; else those of the product-limit estimate (Brookmeyer and
    Crowley 1982, log-log). None where no value bounds it.
    """
    engine = found.engine
    counts = engine.rows(runs.group_by("gid").agg(n=_.count(), open=(~_.ended).sum()))
    ranks = []
    for row in counts:
        low, high = bounding_ranks(row.n, share)
        ranks.append((row.gid, low, high, row.open > 0))
    known = {row.gid: row for row in engine.rows(_bounds(runs, _memtable(ranks, _RANKS), share))}
    return {row.gid: SimpleNamespace(**vars(row), **_values(known[row.gid])) for row in counts}


def keeping(runs: ibis.Table, limits: Mapping[int, float], found: Lived) -> dict[int, int]:
    """By gid how many runs took no longer than its limit."""
    asked = runs.inner_join(_memtable(list(limits.items()), _LIMITS), "gid")
    counts = asked.filter(_.ended).group_by("gid").agg(kept=(_.seconds <= _.most + _HAIR).sum())
    return {row.gid: row.kept for row in found.engine.rows(counts)}


def _values(row: SimpleNamespace) -> dict[str, int | None]:
    return {name: getattr(row, name) for name in ("point", "low", "high")}


def _bounds(runs: ibis.Table, ranks: ibis.Table, share: float) -> ibis.Table:
    """The quantile of each gid and its bounds."""
    times = runs.group_by("gid", "seconds").agg(ended=_.ended.sum(), n=_.count())
    so_far = ibis.window(group_by="gid", order_by="seconds", following=0)
    placed = times.mutate(upto=_.n.sum().over(so_far), total=_.n.sum().over(ibis.window(group_by="gid")))
    risk = placed.mutate(at_risk=_.total - _.upto + _.n)
    left = ibis.greatest(_.at_risk - _.ended, _HAIR)
    survived = risk.mutate(
        log_share=(left / _.at_risk).log().sum().over(so_far),
        spread=(_.ended / (_.at_risk * left)).sum().over(so_far),
    ).mutate(going_on=_.log_share.exp(), half=(Z95 * _.spread.sqrt() / ibis.greatest(-_.log_share, _HAIR)).exp())
    joined = survived.inner_join(ranks, "gid")
    rest = 1 - share + _HAIR
    sure = {"low": _.going_on**_.half <= rest, "high": _.going_on ** (1 / _.half) <= rest}
    by_rank = {name: _.upto >= _[f"{name}_rank"] for name in sure}
    return joined.group_by("gid").agg(
        point=_.seconds.min(where=_.going_on <= rest),
        **{name: _.seconds.min(where=ibis.ifelse(_.some_open, sure[name], by_rank[name])) for name in sure},
    )


def _memtable(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> ibis.Table:
    return ibis.memtable(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))
