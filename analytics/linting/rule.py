"""What a rule on documents is, what it may look at, and what it says is wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from analytics.linting.collection import Collection, text_key
from analytics.linting.places import step_spot
from model.lint import Facts, LintProfile, Spot
from model.sop import Procedure, SopDocument, Step
from model.text import Text
from model.time import Time


@dataclass(frozen=True, slots=True)
class Opening:
    """How an activity begins: the lanes named in front of its verb, and the text from the verb on."""

    lanes: frozenset[int]
    rest: str


@dataclass(frozen=True, slots=True)
class Words:
    """What rules need to know of Indonesian, as plain functions.

    `kind` is what a word form is (active, passive, middle, deed, agent, bare, unknown) and `root` its root; `roots`
    are those of a text. `opening` is how an activity begins, `decides` whether its words choose between two ways.
    `nip_fault` is what is wrong with the digits of a NIP, `replacement` what took the place of the regulation
    with a key, `law_key` the key of a regulation as it is cited, `slips` the misread words of a text, each with
    what it may mean, `read_time` what a Waktu says.
    """

    kind: Callable[[str], str]
    root: Callable[[str], str]
    roots: Callable[[str], frozenset[str]]
    opening: Callable[[str, tuple[str, ...]], Opening]
    decides: Callable[[str, tuple[str, ...]], bool]
    nip_fault: Callable[[str], str | None]
    replacement: Callable[[str], str | None]
    law_key: Callable[[str], str | None]
    slips: Callable[[str, frozenset[str]], tuple[tuple[str, str], ...]]
    read_time: Callable[[str], Time]


@dataclass(frozen=True, slots=True)
class Row:
    """A step with its places in the document."""

    p: int
    s: int
    procedure: Procedure
    step: Step

    def lanes(self, lanes: Iterable[int]) -> str:
        """The names of performer columns, from left to right; one that is not there by its number."""
        known = dict(enumerate(self.procedure.lanes))
        return ", ".join(known.get(lane, str(lane + 1)) for lane in sorted(lanes))

    def spot(self, part: str = "") -> Spot:
        """The place of the step, or of the `part` of it that is at fault."""
        return step_spot(self.p, self.s, self.step.number, part)


@dataclass(frozen=True, slots=True)
class Subject:
    """A document to be judged, with all that the judgement rests on; without `today` no date is overdue.

    `at` is its place in the collection.
    """

    document: SopDocument
    words: Words
    profile: LintProfile = field(default_factory=LintProfile)
    collection: Collection = field(default_factory=Collection)
    today: date | None = None
    standard: Time | None = None
    at: int = 0

    def rows(self) -> Iterator[Row]:
        """All steps of all procedures."""
        for p, procedure in enumerate(self.document.procedures):
            for s, step in enumerate(procedure.steps):
                yield Row(p, s, procedure, step)

    def doubts(self, code: str, at: str) -> bool:
        """Whether the reader has a doubt whose code begins with `code` about the place `at`."""
        return any(doubt.code.startswith(code) and doubt.at == at for doubt in self.document.doubts)


def is_blank(items: Iterable[str]) -> bool:
    """Whether a section says nothing, or only dashes."""
    return not any(text_key(item) for item in items)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at a place, and what to do.

    One of `practice` rests on custom alone, is at most a warning and can be switched off. `severity` is its
    own where that is not the rule's.
    """

    spot: Spot
    message: Text
    facts: Facts = field(default_factory=dict)
    severity: str | None = None
    practice: bool = False


@dataclass(frozen=True, slots=True)
class LintRule:
    """A row of the catalogue: its code, its item on the checklist, what it rests on, what finds its flaws.

    `told` is why it matters with a bad and a good case. One that `can_be_off` has flaws that rest on custom.
    """

    code: str
    item: str
    severity: str
    name: Text
    basis: Text
    find: Callable[[Subject], Iterator[Flaw]]
    told: str
    can_be_off: bool = False


def drawn(procedure: Procedure) -> bool:
    """Whether the flowchart was seen: the performers of a text alone say nothing about symbols."""
    return any(who.status == "drawn" for step in procedure.steps for who in step.performers)
