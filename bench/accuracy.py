"""How much of known documents the reader finds, field by field.

    python bench/accuracy.py [--corpus N] [--first SEED] [--labels DIR --documents DIR] [--worst]

Reads N generated documents and the hand-labelled ones, prints a table and writes `docs/accuracy.md`;
`--worst` lists the ten documents with most errors, and in which fields, on standard error.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import reduce
from operator import add
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.read import read_sop
from model.errors import SopError
from model.sop import SopDocument, Source
from tests.corpus.counts import Count, Score
from tests.corpus.labelled import from_labels
from tests.corpus.pdf import draw
from tests.corpus.plan import plan
from tests.corpus.score import score

REPORT = Path(__file__).parents[1] / "docs" / "accuracy.md"
NOTHING = SopDocument(Source("", "", ""))
SHOWN = 10
INTRODUCTION = """# Accuracy of the reader

Written by `bench/accuracy.py`. A value counts as right when all its letters, digits and signs are;
white space is ignored. An arrow is right when both its steps and lanes are, a label when its arrow is too.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A document whose content is known."""

    truth: SopDocument
    data: bytes


@dataclass(frozen=True, slots=True)
class Suite:
    """Documents measured together; `open` gives the document of one item."""

    title: str
    open: Callable[[str], Known]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document's score and, where it could not be read, the reason."""

    name: str
    score: Score
    failure: str = ""


def generated(seed: str) -> Known:
    """The PDF drawn from `seed`."""
    drawn = draw(plan(int(seed)))
    return Known(drawn.truth, drawn.data)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Gives the document that a label file belongs to."""

    documents: Path

    def __call__(self, label: str) -> Known:
        truth = from_labels(Path(label))
        return Known(truth, (self.documents / truth.source.name).read_bytes())


def measured(suite: Suite, item: str) -> Outcome:
    """The outcome of reading `item`; what cannot be read counts as an empty document."""
    known = suite.open(item)
    with TemporaryDirectory() as folder:
        path = Path(folder) / known.truth.source.name
        path.write_bytes(known.data)
        try:
            return Outcome(Path(item).stem, score(known.truth, read_sop(path)))
        except SopError as error:
            return Outcome(Path(item).stem, score(known.truth, NOTHING), str(error))


def outcomes(suite: Suite, pool: ProcessPoolExecutor) -> list[Outcome]:
    """All outcomes; a document the reader breaks on counts as an empty one."""
    jobs = [(item, pool.submit(measured, suite, item)) for item in suite.items]
    return [_outcome(suite, item, job) for item, job in jobs]


def _outcome(suite: Suite, item: str, job: "Future[Outcome]") -> Outcome:
    error = job.exception()
    if error is None:
        return job.result()
    return Outcome(Path(item).stem, score(suite.open(item).truth, NOTHING), f"broke: {error!r}")


def report(suite: Suite, found: Sequence[Outcome]) -> str:
    """The section of `suite` in Markdown."""
    total = reduce(add, (outcome.score for outcome in found), Score())
    unread = sum(bool(outcome.failure) for outcome in found)
    rows = [_row(name, count) for name, count in total.counts.items()]
    head = (
        "| field | right | true | found | recall | precision | F1 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    return "\n".join((f"\n## {suite.title}: {len(found)} documents, {unread} not read\n", head, *rows)) + "\n"


def _row(name: str, count: Count) -> str:
    shares = " | ".join(f"{share:.3f}" for share in (count.recall, count.precision, count.f1))
    return f"| {name.replace('_', ' ')} | {count.right} | {count.true} | {count.found} | {shares} |"


def worst(found: Iterable[Outcome]) -> str:
    """The documents with most errors, one a line, most errors first."""
    ranked = sorted(found, key=lambda outcome: (not outcome.failure, -outcome.score.wrong))
    return "\n".join(_faults(outcome) for outcome in ranked[:SHOWN] if outcome.failure or outcome.score.wrong)


def _faults(outcome: Outcome) -> str:
    wrong = {name: count for name, count in outcome.score.counts.items() if count.wrong}
    fields = ", ".join(f"{name} {count.right}/{count.true}/{count.found}" for name, count in wrong.items())
    return f"{outcome.name}: {outcome.score.wrong} wrong; {outcome.failure or fields}"


def suites(options: argparse.Namespace) -> list[Suite]:
    """What the command line asks for."""
    seeds = tuple(map(str, range(options.first, options.first + options.corpus)))
    found = [Suite("Generated documents (PDF)", generated, seeds)] if seeds else []
    if options.labels:
        labels = tuple(str(path) for path in sorted(options.labels.glob("*.json")))
        found.append(Suite("Real documents, labelled by hand (PDF)", Labelled(options.documents), labels))
    return found


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the reader against known documents.")
    parser.add_argument("--corpus", type=int, default=100, metavar="N", help="how many generated documents")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first of their seeds")
    parser.add_argument("--labels", type=Path, metavar="DIR", help="label files written by hand")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="the documents they belong to")
    parser.add_argument("--worst", action="store_true", help="list the documents with most errors")
    options = parser.parse_args(given)
    if bool(options.labels) != bool(options.documents):
        parser.error("--labels and --documents go together")
    return options


def main(given: Sequence[str]) -> None:
    options = arguments(given)
    text = INTRODUCTION
    with ProcessPoolExecutor(cpu_count()) as pool:
        for suite in suites(options):
            found = outcomes(suite, pool)
            section = report(suite, found)
            text += section
            print(section)
            if options.worst:
                print(worst(found), file=sys.stderr)
    REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
