"""How much of what activities say the language room finds, and how far its confidence can be trusted.

    python bench/language.py [--seeds DIR] [--drawn DIR]

Measures on the held-out procedures of `tests/language`, on real SOPs whose truth is in `tests/golden`
(`--seeds`), and on documents whose drawn performers are hidden from the decoder (`--drawn`: PDF, or JSON that
`sop read` wrote). Prints its chapter of `docs/accuracy.md`.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from ingest.language.performers import Told, tell
from ingest.language.rows import RowTexts
from ingest.language.said import Said
from ingest.language.subjects import spoken_lanes
from ingest.layout.columns import Row
from ingest.layout.flow import arrows
from ingest.layout.performers import KNOWN
from ingest.parse import parse
from model.errors import SopError
from model.sop import Procedure, Step
from model.sop_json import loads
from tests.language.material import KnownProcedure, KnownStep, hashed, held_out, seeds

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
FEWEST_DRAWN, FEWEST_LANES = 3, 2
ROUNDS = 3
STRONG = ("assign", "request", "transfer")
INTRODUCTION = """# Accuracy of the language room

The held-out procedures are invented; they were written before the rules and no
rule was made with them in view, though by the same author. Verbs, objects and recipients of the real SOPs were
labelled by reading over what the rules had found, so they guard against loss rather than measure. A drawn
performer counts as found when the decoder, which does not see the drawing, names one of the step's lanes; rows
whose own subject contradicts their drawing are counted apart. Documents of the same unit share their wording.
"""


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    all: int = 0

    def add(self, *, right: bool) -> None:
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        return f"{self.right} of {self.all} ({self.right / self.all:.3f})" if self.all else "–"


@dataclass(slots=True)
class Outcome:
    """What was found in a set of procedures."""

    fields: dict[str, Share] = field(default_factory=dict)
    performers: list[tuple[float, bool]] = field(default_factory=list)
    open: list[float] = field(default_factory=list)
    contradicted: int = 0

    def add(self, name: str, *, right: bool) -> None:
        self.fields.setdefault(name, Share()).add(right=right)


def measured(procedures: Iterable[KnownProcedure], *, words: bool = True) -> Outcome:
    """The outcome over `procedures`; without `words` for performers only."""
    out = Outcome()
    for known in procedures:
        told = tell([step.texts for step in known.steps], known.lanes, narrative=known.narrative)
        for at, step in enumerate(known.steps):
            _performer(out, known, told, at)
            if words:
                _words(out, step, told.rows[at].said, hashed if known.hashed else str.lower)
        if words:
            _branches(out, known, told)
    return out


def _performer(out: Outcome, known: KnownProcedure, told: Told, at: int) -> None:
    step, guess = known.steps[at], told.guesses[at]
    spoken = spoken_lanes(step.texts.activity, known.lanes)
    if spoken and step.performers and not spoken & step.performers:
        out.contradicted += 1
    elif len(step.performers) > 1 and known.hashed:
        out.open.append(guess.confidence)
    elif step.performers:
        out.performers.append((guess.confidence, guess.lane in step.performers))


def _words(out: Outcome, step: KnownStep, said: Said, seen: Callable[[str], str]) -> None:
    verbs = tuple(seen(verb) for verb in said.verbs)
    out.add("main verb", right=verbs[:1] == step.verbs[:1])
    out.add("all predicates", right=verbs == step.verbs)
    out.add("object", right=(seen(said.object) if said.object else None) == step.object)
    out.add("recipient", right=_recipient(said, seen) == step.recipient)


def _recipient(said: Said, seen: Callable[[str], str]) -> str | int | None:
    found = [one for one in said.recipients if one.kind in STRONG] or [
        one for one in said.recipients if one.kind == "aside"
    ]
    if not found:
        return None
    return found[0].mention.lane if found[0].mention else seen(found[0].words)


def _branches(out: Outcome, known: KnownProcedure, told: Told) -> None:
    """Each decision with all its exits, and each step that must not be one."""
    cells = known.cells or ((),) * len(known.steps)
    rows = [_row(i, step, cells[i]) for i, step in enumerate(known.steps)]
    flow = arrows(rows, told)
    for at, step in enumerate(known.steps):
        found = {(a.label, str(a.target + 1)) for a in flow if a.source == at and a.label}
        if found or step.branches:
            out.add("decisions", right=found == step.branches)


def _row(at: int, step: KnownStep, cells: tuple[str, ...]) -> Row:
    texts = step.texts
    return Row(str(at + 1), texts.activity, cells, texts.requirements, "", texts.output, texts.remarks, 0)


def drawn(folder: Path) -> Iterator[KnownProcedure]:
    """The procedures of `folder` with enough drawn performers."""
    for path in sorted((*folder.glob("*.pdf"), *folder.glob("*.json"))):
        for procedure in _procedures(path):
            steps = tuple(KnownStep(_texts(step), _drawn(procedure, i)) for i, step in enumerate(procedure.steps))
            if sum(bool(step.performers) for step in steps) >= FEWEST_DRAWN and len(procedure.lanes) >= FEWEST_LANES:
                yield KnownProcedure(path.stem, procedure.lanes, steps)


def _procedures(path: Path) -> tuple[Procedure, ...]:
    try:
        document = loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else parse(path)
    except SopError:
        return ()
    return document.procedures


def _texts(step: Step) -> RowTexts:
    return RowTexts(step.activity, step.requirements or "", step.output or "", step.remarks or "")


def _drawn(procedure: Procedure, at: int) -> frozenset[int]:
    return frozenset(p.lane for p in procedure.steps[at].performers if p.status == "drawn")


def speed(procedures: Sequence[KnownProcedure]) -> float:
    """Steps a second of processor time, everything from words to performers, best of the rounds."""
    steps, times = sum(len(known.steps) for known in procedures), []
    for _ in range(ROUNDS):
        begin = process_time()
        for known in procedures:
            tell([step.texts for step in known.steps], known.lanes)
        times.append(process_time() - begin)
    return steps / min(times)


def section(title: str, out: Outcome) -> str:
    """The tables of one set."""
    lines = [f"\n## {title}\n"]
    if out.fields:
        lines += [
            "| field | right |",
            "| --- | --- |",
            *(f"| {name} | {share} |" for name, share in out.fields.items()),
            "",
        ]
    right = sum(ok for _, ok in out.performers)
    lines.append(f"Performers: {right} of {len(out.performers)} ({right / len(out.performers):.3f}).")
    if out.contradicted:
        lines.append(f"{out.contradicted} more rows name another subject than they draw.")
    if out.open:
        unknown = sum(confidence < KNOWN for confidence in out.open)
        lines.append(f"{len(out.open)} more are open in the document itself; {unknown} of them are left unknown.")
    lines += ["", "| confidence at least | share of steps | right |", "| ---: | ---: | ---: |"]
    lines += [_level(out.performers, level) for level in LEVELS]
    return "\n".join(lines) + "\n"


def _level(performers: list[tuple[float, bool]], level: float) -> str:
    above = [ok for confidence, ok in performers if confidence >= level]
    right = f"{sum(above) / len(above):.3f}" if above else "–"
    return f"| {level:.2f} | {len(above) / len(performers):.2f} | {right} |"


def report(of_seeds: Path | None, of_drawn: Path | None) -> str:
    """The chapter of the language room in Markdown."""
    known = list(held_out())
    text = INTRODUCTION + section("Held-out procedures", measured(known))
    if of_seeds:
        text += section("Real SOPs as OCR text", measured(seeds(of_seeds)))
    if of_drawn:
        text += _drawn_sections(list(drawn(of_drawn)))
    return text + f"\n## Speed\n\n{speed(known):,.0f} steps a second of one core, from text to performers.\n"


def main(given: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Measures what the language room finds.")
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="the real SOPs labelled in tests/golden")
    parser.add_argument("--drawn", type=Path, metavar="DIR", help="documents with drawn performers")
    options = parser.parse_args(given)
    print(report(options.seeds, options.drawn))


def _drawn_sections(procedures: list[KnownProcedure]) -> str:
    """By what they were used for; see the head of `weights.toml`."""
    parts = (
        ("weights", procedures[0::2]),
        ("calibration", procedures[1::4]),
        ("check, used for nothing", procedures[3::4]),
    )
    return "".join(
        section(f"Drawn performers hidden: {name}, {len(part)} procedures", measured(part, words=False))
        for name, part in parts
    )


if __name__ == "__main__":
    main(sys.argv[1:])
