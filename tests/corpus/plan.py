"""A seed → one case: an invented SOP and the style it is drawn in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.sop import Approval, Procedure, SopDocument, Source, Step
from tests.corpus import words
from tests.corpus.flow import Row, performers, plan_edges, plan_rows
from tests.corpus.style import Style, draw_style, weighted

_MARKS = (("1. ", "2. ", "3. ", "4. "), ("a. ", "b. ", "c. ", "d. "), ("- ", "- ", "- ", "- "))


@dataclass(frozen=True, slots=True)
class Case:
    """A document whose content is known, and how it is to look."""

    seed: int
    document: SopDocument
    style: Style


def plan(seed: int) -> Case:
    """The case of `seed`, always the same."""
    rng = Random(f"corpus {seed}")
    names = [_lanes(rng) for _ in range(weighted(rng, {1: 9, 2: 1, 3: 1}))]
    style = draw_style(Random(f"style {seed}"), max(map(len, names)))
    procedures = tuple(_procedure(rng, lanes, style, n if len(names) > 1 else 0) for n, lanes in enumerate(names, 1))
    return Case(seed, _document(rng, seed, procedures, style), style)


def fold(text: str) -> str:
    """`text` with single spaces."""
    return " ".join(text.split())


def _lanes(rng: Random) -> tuple[str, ...]:
    kinds = (words.LANES_SHORT, words.LANES_LONG, words.LANES_ABBREVIATED, words.LANES_TWO_LINES)
    number = weighted(rng, {2: 2, 3: 4, 4: 4, 5: 3, 6: 2, 7: 1, 8: 1})
    names: list[str] = []
    while len(names) < number:
        name = rng.choice(rng.choice(kinds))
        names += [name] if name not in names else []
    return tuple(names)


def _procedure(rng: Random, lanes: tuple[str, ...], style: Style, number: int) -> Procedure:
    rows = plan_rows(rng, rng.choice((3, 5, 6, 7, 8, 9, 10, 12, 14, 18, 24)), len(lanes), style.arrows)
    steps = tuple(_step(rng, n, row, style) for n, row in enumerate(rows, 1))
    steps = _repeated(rng, steps) if style.table.merged else steps
    title = f"Prosedur {rng.choice(words.SUBJECTS)}" if number or style.table.heading else None
    return Procedure(title, lanes, steps, plan_edges(rng, rows, style.arrows))


def _repeated(rng: Random, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """`steps`, some of which take the time of the one above: cells to merge."""
    found = [steps[0]]
    for step in steps[1:]:
        found.append(replace(step, time=found[-1].time) if rng.random() < 0.35 else step)
    return tuple(found)


def _step(rng: Random, number: int, row: Row, style: Style) -> Step:
    return Step(
        number=str(number),
        activity=_activity(rng, deciding="decision" in row.symbols),
        time=read_time(rng.choice(words.TIMES)),
        performers=performers(row),
        requirements=_papers(rng) if style.table.requirements else None,
        output=_papers(rng),
        remarks=_remarks(rng) if style.table.remarks else None,
    )


def _activity(rng: Random, *, deciding: bool) -> str:
    things = " dan ".join(rng.sample(words.OBJECTS, weighted(rng, {1: 4, 2: 1})))
    if deciding:
        return fold(rng.choice(words.DECISIONS).format(o=things))
    if rng.random() < 0.06:
        items = " ".join(m + o for m, o in zip(_MARKS[1], rng.sample(words.OBJECTS, 3), strict=False))
        return f"{rng.choice(words.VERBS)} berkas berikut: {items}"
    tails = " ".join(rng.sample(words.TAILS, weighted(rng, {0: 5, 1: 4, 2: 2, 3: 1})))
    return fold(f"{rng.choice(words.VERBS)} {things} {rng.choice(words.QUALITIES)} {tails}")


def _papers(rng: Random) -> str | None:
    kind = weighted(rng, {"one": 12, "some": 4, "list": 2, "dash": 1, "none": 2})
    items = rng.sample(words.PAPERS, rng.randint(2, 4))
    marks = rng.choice(_MARKS)
    texts = {"one": items[0], "some": ", ".join(items), "dash": "-", "none": None}
    return texts.get(kind, " ".join(mark + item for mark, item in zip(marks, items, strict=False)))


def _remarks(rng: Random) -> str | None:
    return weighted(rng, {None: 6, "-": 1, rng.choice(words.REMARKS): 3})


def _document(rng: Random, seed: int, procedures: tuple[Procedure, ...], style: Style) -> SopDocument:
    created = date(2012, 1, 2) + timedelta(days=rng.randrange(4700))
    place, region = rng.choice(words.GOVERNMENTS)
    office, unit = rng.choice(words.OFFICES), rng.choice(words.UNITS)
    return SopDocument(
        source=Source(f"kasus-{seed:05}.pdf", "pdf", ""),
        institution=(place, office, unit)[: weighted(rng, {3: 3, 2: 2})],
        number=_number(rng, created.year),
        title=rng.choice(words.SUBJECTS),
        created=created,
        revised=created + timedelta(days=rng.randrange(30, 900)) if rng.random() < 0.4 else None,
        effective=created + timedelta(days=rng.randrange(60)) if rng.random() < 0.9 else None,
        approval=_approval(rng, region, electronic=style.identity.electronic),
        legal_basis=tuple(map(read_legal, _laws(rng))),
        qualifications=_some(rng, words.QUALIFICATIONS, 5),
        related=_some(rng, tuple(f"SOP {subject}" for subject in words.SUBJECTS), 4),
        equipment=_some(rng, words.EQUIPMENT, 6),
        warnings=_some(rng, words.WARNINGS, 2),
        records=_some(rng, words.RECORDS, 3),
        procedures=procedures,
    )


def _some(rng: Random, items: Sequence[str], most: int) -> tuple[str, ...]:
    return tuple(rng.sample(items, rng.randint(1, min(most, len(items))))) if rng.random() < 0.93 else ()


def _laws(rng: Random) -> list[str]:
    kinds = rng.sample(words.LAW_KINDS, rng.randint(1, 6))
    return [k.format(n=rng.randint(1, 99), y=rng.randint(1997, 2024), t=rng.choice(words.LAW_TITLES)) for k in kinds]


def _number(rng: Random, year: int) -> str:
    forms = ("{n}/SOP/TMN/{y}", "SOP-{n}/17.{m}/{y}", "B/800.3/{n}/DTP/{y}", "{m}.SOP/DI.{n}/SDM/{y}", "SOP.{n}.{m}.02")
    return rng.choice(forms).format(n=f"{rng.randint(1, 260):03}", m=f"{rng.randint(1, 12):02}", y=year)


def _approval(rng: Random, region: str, *, electronic: bool) -> Approval:
    name = f"{rng.choice(words.TITLE_BEFORE)}{rng.choice(words.FIRST_NAMES)} {rng.choice(words.LAST_NAMES)}"
    born = date(1962, 1, 1) + timedelta(days=rng.randrange(9000))
    nip = f"{born:%Y%m%d}{born.year + 25}{rng.randint(1, 12):02}{rng.choice('12')}{rng.randint(1, 30):03}"
    position = f"{rng.choice(words.POSITIONS)} {region}"
    return Approval(position, name + rng.choice(words.DEGREES), nip if rng.random() < 0.9 else None, electronic)
