"""What comes back of documents that were written and read again, through the drawing alone.

    PYTHONPATH=. python bench/round_trips.py [--seeds 200] [--made 100] [--office 20] [--each] [--only docx pdf]

Sources: the samples, the documents of the generator, SOPs made by Hypothesis. `same` counts those that
`analytics.revision.difference` finds no change in; the other columns count changes by their kind. `sharp` is what
only the sharper comparison of the tests (`tests/ingest/as_drawn.py`) tells apart. With --office the samples and so many
of the others go through LibreOffice too: .docx, its PDF, read again.
"""

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from analytics.revision.difference import difference
from docs_out.document import documents
from ingest.parse import all_readers, parse
from ingest.sources.libreoffice import to_pdf
from model.sop import SopDocument
from tests.corpus.plan import plan
from tests.docs_out.sop_strategy import sops
from tests.ingest.as_drawn import as_drawn, on_paper, seen

_SAMPLES = Path(__file__).parents[1] / "samples"
_SAMPLE_FORMS = ("docx", "pdf", "xlsx", "bpmn")
_DRAWN_FORMS = ("docx", "pdf")
_OFFICE = "docx, LibreOffice, pdf"


@dataclass(frozen=True, slots=True)
class Trip:
    """One document on its way: `source` is samples, generator or hypothesis."""

    source: str
    name: str
    form: str
    sop: SopDocument


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that did not come back."""

    kind: str
    told: str


def main() -> None:
    """Prints the table, and with --each every change."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--made", type=int, default=100)
    parser.add_argument("--office", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=_SAMPLE_FORMS)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    args = parser.parse_args()
    trips = [trip for trip in _trips(args.seeds, args.made) if trip.form in args.only]
    with ProcessPoolExecutor(args.workers) as pool:
        found = list(zip(trips, pool.map(changes, trips, chunksize=4), strict=True))
    # One LibreOffice at a time: it needs a core and much memory.
    found += [(trip, changes(trip)) for trip in _office_trips(args.office)]
    _print(found)
    if args.each:
        for trip, told in found:
            for change in told:
                print(f"{trip.source} {trip.name} {trip.form}: {change.told}")


def _trips(seeds: int, made: int) -> Iterable[Trip]:
    for path in sorted(p for p in _SAMPLES.iterdir() if p.is_file() and p.suffix != ".py"):
        sop = parse(path)
        yield from (Trip("samples", path.name, form, sop) for form in _SAMPLE_FORMS)
    for number in range(seeds):
        sop = plan(number).document
        yield from (Trip("generator", str(number), form, sop) for form in _DRAWN_FORMS)
    for number, sop in enumerate(_made(made)):
        yield from (Trip("hypothesis", str(number), form, sop) for form in _DRAWN_FORMS)


def _office_trips(number: int) -> list[Trip]:
    """The samples and the first `number` documents of the other sources, none where `number` is 0."""
    drawn = [trip for trip in _trips(number, number) if trip.form == "docx"] if number else []
    return [replace(trip, form=_OFFICE) for trip in drawn]


def _made(number: int) -> list[SopDocument]:
    """The first `number` documents that Hypothesis makes of one seed."""
    found: list[SopDocument] = []

    @seed(7)
    @given(sops())
    @settings(max_examples=max(1, number), deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    def collect(sop: SopDocument) -> None:
        found.append(sop)

    collect()
    return found[:number]


def changes(trip: Trip) -> list[Change]:
    """All that differs between the document and what is read of its file."""
    back = _back(trip)
    told = [
        Change(_kind(c.kind, c.field), c.said.en)
        for c in difference(trip.sop if trip.form == "bpmn" else on_paper(trip.sop), back).changes
    ]
    if not told and as_drawn(back).procedures != as_drawn(trip.sop).procedures:
        return [Change("sharp", "only the sharper comparison differs")]
    return told


def _kind(kind: str, field: str | None) -> str:
    return f"{kind} {field}" if field else kind


def _back(trip: Trip) -> SopDocument:
    if trip.form == _OFFICE:
        return seen(_through_office(trip.sop))
    write, read = _ways()[trip.form]
    back = read(write(trip.sop), f"sop.{trip.form}", lambda _: None)
    return back if trip.form == "bpmn" else seen(back)


def _through_office(sop: SopDocument) -> SopDocument:
    raw = to_pdf(_ways()["docx"][0](sop), ".docx", lambda: None)
    assert raw is not None, "LibreOffice is installed and made a PDF"
    return _ways()["pdf"][1](raw, "sop.pdf", lambda _: None)


@cache
def _ways() -> dict[str, tuple[Callable[..., bytes], Callable[..., SopDocument]]]:
    readers = {suffix: reader.read for reader in all_readers() for suffix in reader.suffixes}
    return {form: (d.write, readers[d.suffix]) for d in documents() if (form := d.suffix[1:]) in _SAMPLE_FORMS}


def _print(found: Sequence[tuple[Trip, list[Change]]]) -> None:
    print("| source | form | n | same | differing | changes |\n| --- | --- | ---: | ---: | ---: | --- |")
    for source, form in dict.fromkeys((trip.source, trip.form) for trip, _ in found):
        here = [told for trip, told in found if (trip.source, trip.form) == (source, form)]
        same = sum(not told for told in here)
        kinds = Counter(change.kind for told in here for change in told)
        words = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(f"| {source} | {form} | {len(here)} | {same} | {len(here) - same} | {words} |")


if __name__ == "__main__":
    main()
