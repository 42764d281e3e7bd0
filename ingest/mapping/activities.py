"""Activity names of a log → steps of an SOP, with a confidence to review."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.mapping.lanes import lane_of
from ingest.mapping.wording import Wording, likeness, plain, weights, wording
from model.assignment import best_pairs
from model.log import Seen
from model.report import Mapped
from model.sop import SopDocument

_NUMBERED = re.compile(r"(?:langkah|step|tahap|kegiatan|no\.?)?\s{0,9}(\d{1,3})(?:\s{0,9}[.):-]\s{0,9}|\s{0,9}$)", re.IGNORECASE)  # fmt: skip
_ENOUGH = 0.42
_HINTED = 0.34
_HINTS = 0.2
_ORDER, _ROLE = 0.2, 0.1
_NEARLY = 0.98
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that activities may stand for; `place` is where it stands in its procedure (0 first, 1 last)."""

    procedure: int
    step: str
    activity: str
    place: float = 0.0
    lanes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """How well a name fits a step: by its words alone, and with order and performer."""

    candidate: Candidate
    words: float
    how: str
    hints: float = 0.0

    @property
    def enough(self) -> bool:
        """Whether the words, or fewer words with order and performer, speak for the step."""
        return self.words >= (_HINTED if self.hints >= _HINTS else _ENOUGH)


def candidates(document: SopDocument) -> tuple[Candidate, ...]:
    """All steps of all procedures."""
    return tuple(
        Candidate(i, step.number, step.activity, at / max(1, len(procedure.steps) - 1), frozenset(p.lane for p in step.performers))
        for i, procedure in enumerate(document.procedures)
        for at, step in enumerate(procedure.steps)
    )  # fmt: skip


def suggest(seen: tuple[Seen, ...], document: SopDocument) -> tuple[Mapped, ...]:
    """The likeliest step for each activity; those like no step are left out.

    Names that say a step's own words or number are certain. Of the others each step takes one, so that all
    together fit best.
    """
    table = matches(seen, document)
    certain = {i: row[0] for i, row in enumerate(table) if row and row[0].how != "alike"}
    taken = {match.candidate for match in certain.values()}
    open_ = {i: row for i, row in enumerate(table) if i not in certain}
    pairs = {(i, m.candidate): m for i, row in open_.items() for m in row if m.enough and m.candidate not in taken}
    columns = list(dict.fromkeys(candidate for _, candidate in pairs))
    gains = {(i, columns.index(candidate)): m.words + m.hints for (i, candidate), m in pairs.items()}
    chosen = {i: pairs[i, columns[at]] for i, at in best_pairs(gains).items()} | certain
    return tuple(_mapped(seen[i].activity, chosen[i]) for i in sorted(chosen))


def matches(seen: tuple[Seen, ...], document: SopDocument) -> list[tuple[Match, ...]]:
    """For each activity all steps, the best first."""
    steps = candidates(document)
    rare = weights([step.activity for step in steps] + [one.activity for one in seen])
    known = [(step, wording(step.activity[:_LONGEST], rare)) for step in steps]
    return [_ranked(one, known, rare, document) for one in seen]


def overridden(suggested: tuple[Mapped, ...], given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """`suggested` with what the user says in its place."""
    said = {mapped.activity: mapped for mapped in given}
    return (*(m for m in suggested if m.activity not in said), *given)


def _ranked(
    one: Seen, known: list[tuple[Candidate, Wording]], rare: dict[str, float], document: SopDocument
) -> tuple[Match, ...]:
    found = [
        Match(candidate, words, how, _hints(one, candidate, document))
        for words, how, candidate in _scores(one.activity[:_LONGEST], known, rare)
    ]
    return tuple(sorted(found, key=lambda m: (-(m.how != "alike"), -(m.words + m.hints), m.candidate.procedure)))


def _scores(
    name: str, known: list[tuple[Candidate, Wording]], rare: dict[str, float]
) -> Iterator[tuple[float, str, Candidate]]:
    """How well `name` fits each of the `known` steps: 1 for the same words, 0.99 for its number."""
    numbered = _NUMBERED.match(name)
    rest = name[numbered.end() :] if numbered else name
    own = wording(rest or name, rare)
    for candidate, its in known:
        alike = likeness(own, its)
        same_number = numbered is not None and numbered[1] == candidate.step
        if plain(name) == plain(candidate.activity):
            yield 1.0, "same_words", candidate
        elif same_number and (not rest or alike > _ENOUGH / 2):
            yield 0.99, "number", candidate
        else:
            yield min(_NEARLY, alike), "alike", candidate


def _hints(one: Seen, candidate: Candidate, document: SopDocument) -> float:
    """What order and performer add: at most 0.2 and 0.1."""
    order = _ORDER * (1 - abs(one.position - candidate.place)) if one.position is not None else 0.0
    lane = lane_of(one.role, document.procedures[candidate.procedure].lanes) if one.role else None
    return order + (_ROLE if lane is not None and lane in candidate.lanes else 0.0)


def _mapped(name: str, match: Match) -> Mapped:
    return Mapped(name, match.candidate.procedure, match.candidate.step, round(match.words, 3), match.how)
