"""How long the rules on documents take for 1,000 invented SOPs: `PYTHONPATH=. python bench/lint.py [COUNT]`.

The SOPs are those of the corpus, already read; loading the language room counts. Prints seconds, steps, findings
and the three rules that take longest on other SOPs of the corpus.
"""

import sys
from collections import defaultdict
from datetime import date
from time import perf_counter, process_time

from analytics.linting.catalogue import RULES
from analytics.linting.collection import collection_of
from analytics.linting.lint import Manner, lint
from analytics.linting.rule import Subject
from linting import WORDS
from model.sop import SopDocument
from tests.corpus.plan import plan

TODAY = date(2025, 8, 1)
LONGEST = 3


def main(count: int) -> None:
    """Prints what was measured."""
    documents = [plan(seed).document for seed in range(count)]
    steps = sum(len(procedure.steps) for document in documents for procedure in document.procedures)
    start, worked = perf_counter(), process_time()
    found = lint(documents, Manner(WORDS, today=TODAY))
    seconds, busy = perf_counter() - start, process_time() - worked
    findings = sum(len(one.findings) for one in found)
    slowest = by_rule([plan(seed).document for seed in range(count, count + count // 10)])
    print(f"{count} SOPs, {steps} steps, {findings} findings: {seconds:.1f} s ({busy:.1f} s of one core)")
    print("slowest: " + ", ".join(f"{code} {share:.0%}" for code, share in slowest))


def by_rule(documents: list[SopDocument]) -> list[tuple[str, float]]:
    """The rules that take longest for other SOPs, each with its share."""
    spent: dict[str, float] = defaultdict(float)
    collection = collection_of(documents)
    for document in documents:
        subject = Subject(document, WORDS, collection=collection, today=TODAY)
        for rule in RULES:
            start = perf_counter()
            list(rule.find(subject))
            spent[rule.code] += perf_counter() - start
    longest = sorted(spent, key=lambda code: -spent[code])[:LONGEST]
    return [(code, spent[code] / sum(spent.values())) for code in longest]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
