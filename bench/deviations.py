"""Planted deviations against those found: precision and recall of each kind.

    PYTHONPATH=. python bench/deviations.py [--cases N] [--seeds N] [--generated N] [--logs DIR] [--misses] [--write]

Plays the samples, N generated SOPs and those with parallel rows, with 1 %, 5 % and 20 % of every kind of deviation, without
any, and with stamps that leave things open; checks each log as `sop check` does. A deviation is found when case,
kind and step agree. `--logs` adds the public logs in DIR, `--misses` lists what differs on standard error,
`--write` writes `docs/deviations.md`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.conformance.flow import flow_of
from analytics.offices.calendar import calendar
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, Simulated, simulate
from bench import public_logs
from comparison import Settings, compare
from ingest.parse import parse
from model.deviation import BY_RULE
from model.report import LogFinding
from model.sop import SopDocument
from samples.demo import sample_files
from tests.corpus.plan import plan as invent

REPORT = Path(__file__).parents[1] / "docs" / "deviations.md"
SHARES = (0.01, 0.05, 0.2)
PARALLEL_SEEDS = (40, 106)
OPEN = (("day", "both"), ("second", "end"), ("day", "end"))
Key = tuple[str, str, str | None]
INTRODUCTION = """# Deviations: planted and found

Written by `bench/deviations.py`. An SOP is played into a log; deviations are put into it on purpose, each kind drawn for
itself, so that a case may have several; the log is then checked as `sop check` does. *Right* are those found
in the same case, of the same kind, at the same step; *same row* those of them that name the planted row of the log (of two
executions of the same step either may be called the one too many).
Precision is right of found, recall right of planted. What is planted is what the log decides, see
`analytics/simulation/planting.py`: nothing the SOP allows, and no change of order that another deviation explains as well.
"""
_HEAD = """
| kind | share | planted | found | right | precision | recall | same row |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Played:
    """A procedure to play."""

    name: str
    document: SopDocument
    procedure: int

    @property
    def parallel(self) -> bool:
        """Whether it has rows executed side by side."""
        return bool(flow_of(self.document.procedures[self.procedure]).forks)


@dataclass(frozen=True, slots=True)
class Tally:
    """Deviations by kind: planted, found, right, right with the row; and the cases played."""

    cases: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.cases + other.cases,
            self.planted + other.planted,
            self.found + other.found,
            self.right + other.right,
            self.rows + other.rows,
        )


def procedures(name: str, document: SopDocument) -> Iterator[Played]:
    """The procedures of `document`."""
    return (Played(f"{name} {n + 1}", document, n) for n in range(len(document.procedures)))


def known(generated: Iterable[int]) -> Iterator[Played]:
    """The samples and the generated SOPs of these seeds."""
    for path in sample_files():
        yield from procedures(path.name, parse(path))
    for seed in generated:
        yield from procedures(f"seed {seed}", invent(seed).document)


def checked(one: Played, plan: Plan) -> tuple[Simulated, tuple[LogFinding, ...]]:
    """The play, and what a check finds in its log."""
    played = simulate(one.document, replace(plan, procedure=one.procedure), calendar("id-5day"))
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log.csv"
        write_log(played, log)
        return played, compare(one.document, log, Settings(limit_findings=len(played.rows) * len(PLANTED))).findings


def measured(one: Played, plan: Plan, *, misses: bool) -> Tally:
    """What was planted into a play of `one`, and what of it was found."""
    played, findings = checked(one, plan)
    planted = Counter((p.case, p.kind, p.step) for p in played.planted)
    found = Counter((f.case, BY_RULE[f.rule].key, f.step) for f in findings)
    named = Counter((f.case, BY_RULE[f.rule].key, f.step, f.facts["row"]) for f in findings)
    rows = [p.kind for p in played.planted if named[p.case, p.kind, p.step, p.row]]
    if misses:
        _say(one, plan, planted - found, found - planted)
    return Tally(plan.cases, _kinds(planted), _kinds(found), _kinds(planted & found), Counter(rows))


def _kinds(keys: Counter[Key]) -> Counter[str]:
    return Counter(kind for _case, kind, _step in keys.elements())


def _say(one: Played, plan: Plan, missed: Counter[Key], false: Counter[Key]) -> None:
    for word, keys in (("missed", missed), ("false", false)):
        for case, kind, step in keys.elements():
            print(f"{one.name}, seed {plan.seed}, {plan.shares[:1]}, {case}: {word} {kind} {step}", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Bench:
    """What to play, how many cases, with how many seeds, and whether to say what differs."""

    sops: tuple[Played, ...]
    cases: int
    seeds: int
    misses: bool

    def tally(self, share: float, grain: str = "second", stamps: str = "both") -> Tally:
        """All plays with `share` of every kind."""
        shares = tuple((kind, share) for kind in PLANTED)
        plans = [Plan(self.cases, n + 1, shares, grain=grain, stamps=stamps) for n in range(self.seeds)]
        return sum((measured(one, plan, misses=self.misses) for one in self.sops for plan in plans), Tally())


def table(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Each kind at each share."""
    named = list(tallies)
    return _HEAD + "".join(_line(kind, share, tally) for kind in PLANTED for share, tally in named)


def _line(kind: str, share: str, tally: Tally) -> str:
    planted, found, right = tally.planted[kind], tally.found[kind], tally.right[kind]
    cells = (_part(right, found), _part(right, planted), f"{tally.rows[kind]:,}")
    return f"| {kind} | {share} | {planted:,} | {found:,} | {right:,} | {' | '.join(cells)} |\n"


def _part(right: int, whole: int) -> str:
    return f"{right / whole:.3f}" if whole else "–"


def shares_section(title: str, bench: Bench) -> str:
    """Precision and recall at every share, and what is found where nothing was planted."""
    tallies = [(f"{share:.0%}", bench.tally(share)) for share in SHARES]
    clean = bench.tally(0)
    size = f"{len(bench.sops)} procedures, {bench.seeds * bench.cases} cases of each at every share."
    false = f"{clean.cases:,} cases without a deviation: {clean.found.total():,} false findings."
    return f"\n## {title}\n\n{size} {false}\n{table(tallies)}"


def open_section(bench: Bench) -> str:
    """The same with stamps that leave things open."""
    text = "\n## Stamps that leave things open\n\n"
    text += "What such a log cannot decide should be no finding: recall may fall, precision may not. Rows of one day stand in any order.\n"
    for grain, stamps in OPEN:
        tally, clean = bench.tally(SHARES[1], grain, stamps), bench.tally(0, grain, stamps)
        told = f"Stamps: {grain}, {stamps}. {clean.cases:,} cases without a deviation: {clean.found.total():,} false findings."
        text += f"\n{told}\n{table([(f'{SHARES[1]:.0%}', tally)])}"
    return text


def report(said: argparse.Namespace) -> str:
    """The whole page."""
    plain = tuple(one for one in known(range(said.generated)) if not one.parallel)
    forked = tuple(
        one for seed in PARALLEL_SEEDS for one in procedures(f"seed {seed}", invent(seed).document) if one.parallel
    )
    samples = tuple(one for one in plain if not one.name.startswith("seed"))
    text = INTRODUCTION
    text += shares_section("Samples and generated SOPs", Bench(plain, said.cases, said.seeds, said.misses))
    text += shares_section("SOPs with parallel rows", Bench(forked, said.cases, said.seeds, said.misses))
    text += open_section(Bench(samples, said.cases, 1, misses=False))
    return text + (public_logs.section(said.logs) if said.logs else "")


def main(given: Sequence[str]) -> None:
    """Prints the page, and writes it where asked."""
    parser = argparse.ArgumentParser(description="Measures what is found of planted deviations.")
    parser.add_argument("--cases", type=int, default=200, metavar="N")
    parser.add_argument("--seeds", type=int, default=2, metavar="N")
    parser.add_argument("--generated", type=int, default=10, metavar="N")
    parser.add_argument("--logs", type=Path, metavar="DIR")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    said = parser.parse_args(given)
    text = report(said)
    print(text)
    if said.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
