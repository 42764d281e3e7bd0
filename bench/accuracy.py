"""How much of known documents the reader finds, field by field.

    python bench/accuracy.py [--corpus N] [--word N] [--printed N] [--first SEED]
                             [--labels DIR] [--unseen DIR] [--documents DIR] [--worst]

Reads N generated PDFs, N generated Word documents, up to N of these printed by LibreOffice, and the
hand-labelled ones, then measures the language room and the words; prints tables and writes `docs/accuracy.md`. `--worst` lists the ten documents of
each kind with most errors, and in which fields, on standard error.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import language, words
from ingest.read import read_sop
from model.errors import SopError
from model.sop import SopDocument, Source
from tests.corpus.counts import Count, Score
from tests.corpus.labelled import from_labels
from tests.corpus.pdf import draw
from tests.corpus.plan import plan
from tests.corpus.score import score
from tests.corpus.word import draw_word, to_pdf
from tests.corpus.word_style import word_style

REPORT = Path(__file__).parents[1] / "docs" / "accuracy.md"
NOTHING = SopDocument(Source("", "", ""))
SHOWN = 10
SEEN = "Real documents, labelled by hand, the reader was improved on (PDF)"
UNSEEN = "Real documents, labelled by hand, no rule made with them in view (PDF)"
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


def generated_word(seed: str) -> Known:
    """The Word document of `seed`."""
    drawn = draw_word(plan(int(seed)), word_style(int(seed)))
    return Known(drawn.truth, drawn.data)


@dataclass(frozen=True, slots=True)
class Printed:
    """Gives Word documents that were printed into a folder."""

    folder: Path

    def __call__(self, seed: str) -> Known:
        truth = generated_word(seed).truth
        name = f"{Path(truth.source.name).stem}.pdf"
        source = replace(truth.source, name=name, format="pdf")
        return Known(replace(truth, source=source), (self.folder / name).read_bytes())


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


def suites(options: argparse.Namespace, folder: Path) -> list[Suite]:
    """What the command line asks for; printed documents are put into `folder`."""
    found = [
        Suite("Generated documents (PDF)", generated, _seeds(options.first, options.corpus)),
        Suite("Generated documents (DOCX)", generated_word, _seeds(options.first, options.word)),
        _printed(_seeds(options.first, options.printed), folder),
    ]
    for folder_of, title in ((options.labels, SEEN), (options.unseen, UNSEEN)):
        labels = tuple(str(path) for path in sorted(folder_of.glob("*.json"))) if folder_of else ()
        found.append(Suite(title, Labelled(options.documents), labels))
    return [suite for suite in found if suite.items]


def _printed(seeds: tuple[str, ...], folder: Path) -> Suite:
    """Those Word documents of `seeds` that LibreOffice prints as they are meant, printed in one call."""
    fitting = tuple(seed for seed in seeds if word_style(int(seed)).prints_true)
    paths = []
    for known in map(generated_word, fitting):
        paths.append(folder / known.truth.source.name)
        paths[-1].write_bytes(known.data)
    if paths:
        to_pdf(paths, folder)
    return Suite("Generated Word documents printed by LibreOffice (PDF)", Printed(folder), fitting)


def _seeds(first: int, number: int) -> tuple[str, ...]:
    return tuple(map(str, range(first, first + number)))


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the reader against known documents.")
    parser.add_argument("--corpus", type=int, default=100, metavar="N", help="how many generated PDFs")
    parser.add_argument("--word", type=int, default=0, metavar="N", help="how many generated Word documents")
    parser.add_argument("--printed", type=int, default=0, metavar="N", help="out of how many, those that print well")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first of their seeds")
    parser.add_argument("--labels", type=Path, metavar="DIR", help="label files written by hand")
    parser.add_argument("--unseen", type=Path, metavar="DIR", help="label files of documents kept apart")
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="the real SOPs as OCR text")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="the documents they belong to")
    parser.add_argument("--worst", action="store_true", help="list the documents with most errors")
    options = parser.parse_args(given)
    if bool(options.labels or options.unseen) != bool(options.documents):
        parser.error("--labels or --unseen and --documents go together")
    return options


def main(given: Sequence[str]) -> None:
    options = arguments(given)
    text = INTRODUCTION
    with ProcessPoolExecutor(cpu_count()) as pool, TemporaryDirectory() as folder:
        for suite in suites(options, Path(folder)):
            found = outcomes(suite, pool)
            section = report(suite, found)
            text += section
            print(section)
            if options.worst:
                print(worst(found), file=sys.stderr)
    for chapter in (language.report(options.seeds, options.documents), words.report()):
        print(chapter)
        text += "\n" + demoted(chapter)
    REPORT.write_text(text, encoding="utf-8")


def demoted(chapter: str) -> str:
    """`chapter` with its headings one level lower."""
    return re.sub(r"^#", "##", chapter, flags=re.MULTILINE)


if __name__ == "__main__":
    main(sys.argv[1:])
