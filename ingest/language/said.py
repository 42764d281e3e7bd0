"""What the texts of one step say: verbs, object, recipients, purpose, branches."""

from dataclasses import dataclass

from ingest.language.clauses import Clause, read_clause
from ingest.language.decisions import Branch, Split, asks, split
from ingest.language.handovers import Recipient, recipients
from ingest.language.lanes import Lanes
from ingest.language.sentence import Sentence, read_sentence
from ingest.language.vocabulary import verb_class


@dataclass(frozen=True, slots=True)
class Said:
    """A read activity; `acts` are the roots of what is done first."""

    sentence: Sentence
    split: Split
    clause: Clause
    recipients: tuple[Recipient, ...]
    acts: frozenset[str]

    @property
    def verbs(self) -> tuple[str, ...]:
        """The predicates as written."""
        return tuple(self.sentence.text(at, at + 1) for at in self.clause.predicates)

    @property
    def object(self) -> str | None:
        """What is acted on."""
        return self.sentence.text(*self.clause.object) or None

    @property
    def purpose(self) -> str | None:
        """What it is done for."""
        return self.sentence.text(*self.clause.purpose) or None

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The exits where it decides something."""
        return self.split.branches

    @property
    def decides(self) -> bool:
        """Whether the step is a decision."""
        return bool(self.split.branches) or asks(self.sentence)


def _acts(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """Roots of what is done first: of the verb, and of the noun that a light verb carries."""
    if not clause.predicates:
        return frozenset()
    first, begin = clause.predicates[0], clause.object[0]
    root = sentence.forms[first].root
    carried = begin if begin > first else first + 1
    if root in verb_class("light") and carried < len(sentence.forms):
        return frozenset({root, sentence.forms[first + 1].root, sentence.forms[carried].root})
    return frozenset({root})


def read_said(activity: str, lanes: Lanes) -> Said:
    """What `activity` says, of performers called as `lanes`."""
    sentence = read_sentence(activity, lanes)
    parts = split(sentence)
    clause = read_clause(sentence, parts.start, parts.end)
    return Said(sentence, parts, clause, recipients(sentence, clause, parts.end), _acts(sentence, clause))
