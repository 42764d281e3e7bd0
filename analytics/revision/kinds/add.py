"""A step that many cases have, always between the same two, and the SOP does not."""

import re
from collections.abc import Iterator

from ibis import _

from analytics.quantiles import quantiles
from analytics.revision.lived import NOWHERE, Lived
from analytics.revision.places import Place, inside, usual_places
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.revision.written_times import Written, rounded_up
from analytics.statistics import share, wilson
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, Facts, said
from model.time import Time

_LONGEST_MARK = 40


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """New steps for foreign activities that most cases have, at their place."""
    foreign = found.runs.filter(_.closed & _.gid.isnull())
    bars, least = found.thresholds, found.thresholds.added
    needed = needed_for_share(least, bars.fewest)
    pausing = {name.casefold() for name in found.question.office.clock.pausing}
    places = {str(name): place for name, place in usual_places(foreign, "activity", found).items()}
    for name, place in sorted(places.items(), key=lambda item: (item[1].position, item[0])):
        passing = found.executed.get(place.before, 0)
        stable = inside(place, found) and place.cases >= bars.same_place * place.of
        bounds = wilson(place.cases, passing)
        if not bounds or not stable or place.cases < least * passing or name.casefold() in pausing:
            continue
        if passing < needed:
            yield silent("add", found, (place.before,), passing, needed)
        elif bounds[0] >= least:
            yield _proposal(found, name, place, passing)


def _proposal(found: Lived, name: str, place: Place, passing: int) -> Proposal:
    runs = found.runs.filter((_.activity == name) & _.gid.isnull() & _.closed)
    role, lane = _usual_role(found, name, place)
    time, figures = _time(found, name)
    evidence = found.evidence(place.cases, passing, runs, **figures)
    before = found.step(place.before).number
    after = None if place.after == NOWHERE else found.step(place.after).number
    facts: Facts = {
        "step": before,
        "new": name,
        "hits": place.cases,
        "n": passing,
        "share": share(place.cases, passing),
    }
    case = Case(
        old=None,
        new=name,
        said=said(BY_KEY["add"].sentence, facts),
        evidence=evidence,
        effect=Effect(promised_seconds=round(time.seconds) if time else None, lived_seconds=0),
        confidence=confidence(passing, needed_for_share(found.thresholds.added, found.thresholds.fewest)),
        wanted=Wanted(name, time.time if time else None, lane, None if lane is not None else role, before, after),
    )
    return proposal("add", found, (place.before,), case, re.sub(r"\W+", "_", name.casefold())[:_LONGEST_MARK])


def _usual_role(found: Lived, name: str, place: Place) -> tuple[str | None, int | None]:
    """The role that does it most often, and its lane."""
    roles = found.runs.filter((_.activity == name) & _.acting.notnull()).group_by("acting").agg(n=_.count())
    first = found.engine.rows(roles.order_by(_.n.desc(), "acting").limit(1))
    role = first[0].acting if first else None
    lanes = found.procedure(place.before).lanes
    return role, found.question.lane_of(role, lanes) if role else None


def _time(found: Lived, name: str) -> tuple[Written | None, dict[str, float]]:
    """The time that the stated share of its executions keep."""
    runs = found.runs.filter((_.activity == name) & _.exact & _.service_seconds.notnull())
    rows = found.engine.rows(quantiles(runs, "activity", "service_seconds", {"kept": found.thresholds.kept}))
    if not rows:
        return None, {}
    seconds = float(rows[0].kept)
    return rounded_up(seconds, Time(), found.question.office.counting, found.day), {"quantile_seconds": seconds}


PROPOSER = Proposer("add", propose)
