"""Distinct traces, the most frequent listed with what deviates in them and how long they took."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from types import SimpleNamespace

import ibis
import pyarrow as pa
from ibis import _

from analytics.check import Checked, Question
from analytics.conformance.alignment import UNMAPPED
from analytics.conformance.norm import Norm
from analytics.conformance.trace import decoded
from analytics.conformance.verdict import Verdict
from analytics.engine import Engine
from analytics.quantiles import quantiles
from analytics.trends.lead_time import with_lead
from model.deviation import BY_KEY
from model.variants import OtherVariants, Variant, VariantDeviation, Variants

LISTED = 50
_LEADS = {"median": 0.5, "p90": 0.9}
_OTHERS = -1


@dataclass(frozen=True, slots=True)
class _Traced:
    """The verdicts on all cases with one trace; `shown` is one on closed cases where there are any."""

    gids: tuple[int, ...]
    codes: tuple[tuple[int, ...], ...]
    shown: Verdict
    cases: int
    closed: int
    conforming: int


def variants(checked: Checked, question: Question, engine: Engine, listed: int = LISTED) -> Variants:
    """The variants of `checked`: `listed` of them one by one, the more frequent first, the lower rows first of equals."""
    traced = sorted(_traced(checked), key=lambda one: (-one.cases, one.gids))
    top, rest = traced[:listed], traced[listed:]
    figures = _figures(top, checked, question, engine)
    cases = sum(one.cases for one in traced)
    return Variants(
        cases=cases,
        count=len(traced),
        listed=tuple(_variant(one, checked.norm, figures[n], cases) for n, one in enumerate(top)),
        others=_others(rest, figures[_OTHERS].late if _OTHERS in figures else 0),
    )


def _traced(checked: Checked) -> list[_Traced]:
    """Traces that differ only in which stamps are equal are one."""
    found: defaultdict[tuple[int, ...], list[Verdict]] = defaultdict(list)
    for verdict in checked.verdicts:
        found[decoded(verdict.alike.trace, checked.norm).gids].append(verdict)
    return [
        _Traced(
            gids=gids,
            codes=tuple({verdict.alike.trace for verdict in alike}),
            shown=max(alike, key=lambda verdict: verdict.closed),
            cases=sum(verdict.cases for verdict in alike),
            closed=sum(verdict.cases for verdict in alike if verdict.closed),
            conforming=sum(verdict.cases for verdict in alike if verdict.conforming),
        )
        for gids, alike in found.items()
    ]


def _figures(top: list[_Traced], checked: Checked, question: Question, engine: Engine) -> dict[int, SimpleNamespace]:
    """Late cases and lead times by the place of a variant in `top`, and the late cases of all others."""
    rows = [{"variant": n, "trace": codes} for n, one in enumerate(top) for codes in one.codes]
    schema = pa.schema([("variant", pa.int64()), ("trace", checked.cases.trace.type().to_pyarrow())])
    known = ibis.memtable(pa.Table.from_pylist(rows, schema=schema))
    cases = with_lead(checked, question).left_join(known, "trace").mutate(variant=_.variant.fill_null(_OTHERS))
    late = cases.group_by("variant").agg(late=(_.late_steps > 0).sum())
    leads = quantiles(cases.filter(_.closed & (_.variant != _OTHERS)), "variant", "lead_seconds", _LEADS)
    return {row.variant: row for row in engine.rows(late.left_join(leads, "variant"))}


def _variant(one: _Traced, norm: Norm, row: SimpleNamespace, cases: int) -> Variant:
    verdict = one.shown
    numbers = (_number(gid, verdict.procedure, norm) for gid in one.gids)
    return Variant(
        procedure=verdict.procedure,
        steps=tuple(numbers),
        cases=one.cases,
        share=one.cases / cases,
        fits=verdict.aligned.cost == 0,
        deviations=_deviations(verdict, norm),
        open_cases=one.cases - one.closed,
        conforming_cases=one.conforming,
        late_cases=row.late,
        median_lead_seconds=row.median,
        p90_lead_seconds=row.p90,
    )


def _number(gid: int, procedure: int, norm: Norm) -> str | None:
    if gid == UNMAPPED or norm.steps[gid][0] != procedure:
        return None
    return norm.steps[gid][1].number


def _deviations(verdict: Verdict, norm: Norm) -> tuple[VariantDeviation, ...]:
    """The deviations in order of their place in the trace."""
    return tuple(
        VariantDeviation(BY_KEY[kind].rule, None if gid is None else norm.steps[gid][1].number)
        for kind, gid, _place in verdict.moves
    )


def _others(rest: list[_Traced], late: int) -> OtherVariants:
    counts = Counter(cases=0, closed=0, conforming=0)
    for one in rest:
        counts.update(cases=one.cases, closed=one.closed, conforming=one.conforming)
    return OtherVariants(
        variants=len(rest),
        cases=counts["cases"],
        open_cases=counts["cases"] - counts["closed"],
        conforming_cases=counts["conforming"],
        late_cases=late,
    )
