"""Which values go together with which violations, after all the tests that were made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.trends.contrasts import Group, adjusted, newcombe, two_sided
from analytics.trends.driver_cases import OWN, RULES, DriverCases, driver_cases
from model.drivers import Driver, Drivers

THRESHOLD = 0.05
FEWEST_CASES = 20


@dataclass(frozen=True, slots=True)
class ValueCount:
    """The cases with a `value` of the attribute at a place, None for those without one; `hits` by place in `RULES`."""

    attribute: int
    value: str | None
    cases: int
    hits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Association:
    """A rule, by its place, among the cases with a value against the others, each (hits, cases), with p and q."""

    count: ValueCount
    rule: int
    group: Group
    others: Group
    p: float
    q: float


def drivers(checked: Checked, question: Question, engine: Engine) -> Drivers:
    """The associations in `checked` that are hardly chance, the surest first."""
    found = driver_cases(checked, question, engine)
    counts = _counts(found, engine)
    tested = associations(counts)
    sure = [one for one in tested if one.q < THRESHOLD]
    present = {count.attribute for count in counts if count.value is not None}
    return Drivers(
        cases=sum(count.cases for count in counts if count.attribute == 0),
        tests=len(tested),
        threshold=THRESHOLD,
        fewest_cases=FEWEST_CASES,
        attributes=tuple(name for n, name in enumerate(OWN) if n in present),
        headings=found.headings,
        drivers=tuple(_driver(one, found.headings) for one in sorted(sure, key=_rank)),
    )


def associations(counts: Iterable[ValueCount]) -> tuple[Association, ...]:
    """Every test that `counts` allow: of rules that some cases break, in groups of enough cases."""
    by_attribute: defaultdict[int, list[ValueCount]] = defaultdict(list)
    for count in counts:
        by_attribute[count.attribute].append(count)
    made = [one for values in by_attribute.values() for rule in range(len(RULES)) for one in _contrasts(values, rule)]
    chances = [two_sided(group, others) for _count, _rule, group, others in made]
    return tuple(Association(*one, p, q) for one, p, q in zip(made, chances, adjusted(chances), strict=True))


def _contrasts(values: list[ValueCount], rule: int) -> Iterator[tuple[ValueCount, int, Group, Group]]:
    """Each value against all other cases; of two values, which say the same, the one at greater risk."""
    hits, cases = sum(one.hits[rule] for one in values), sum(one.cases for one in values)
    pair = len(values) == 2 and all(one.value is not None for one in values)  # noqa: PLR2004
    for one in (max(values, key=lambda one: one.hits[rule] / one.cases),) if pair else values:
        group, others = (one.hits[rule], one.cases), (hits - one.hits[rule], cases - one.cases)
        if one.value is not None and 0 < hits < cases and min(group[1], others[1]) >= FEWEST_CASES:
            yield one, rule, group, others


def _counts(found: DriverCases, engine: Engine) -> tuple[ValueCount, ...]:
    hits = {f"h{n}": _[f"r{n}"].sum() for n in range(len(RULES))}
    parts = [
        found.table.group_by(value=_[f"v{n}"]).agg(cases=_.count(), **hits).mutate(attribute=ibis.literal(n, "int64"))
        for n in range(len(OWN) + len(found.headings))
    ]
    rows = engine.rows(ibis.union(*parts))
    counts = (
        ValueCount(row.attribute, row.value, row.cases, tuple(getattr(row, name) for name in hits)) for row in rows
    )
    return tuple(sorted(counts, key=lambda one: (one.attribute, one.value or "")))


def _rank(one: Association) -> tuple[float, float, int, int, str]:
    return one.q, one.p, one.rule, one.count.attribute, one.count.value or ""


def _driver(one: Association, headings: tuple[str, ...]) -> Driver:
    place, risk, other = one.count.attribute, one.group[0] / one.group[1], one.others[0] / one.others[1]
    return Driver(
        rule=RULES[one.rule],
        attribute=OWN[place] if place < len(OWN) else "column",
        heading=headings[place - len(OWN)] if place >= len(OWN) else None,
        value=one.count.value or "",
        cases=one.group[1],
        hits=one.group[0],
        risk=risk,
        other_cases=one.others[1],
        other_hits=one.others[0],
        other_risk=other,
        lift=risk / ((one.group[0] + one.others[0]) / (one.group[1] + one.others[1])),
        difference=risk - other,
        interval=newcombe(one.group, one.others) or (),
        p=one.p,
        q=one.q,
    )
