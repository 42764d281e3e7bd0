"""A text on spaCy's `Doc`: its words, their forms, the lanes it names and the phrases that tell something."""

import re
from dataclasses import dataclass

from ingest.language.lanes import Lanes, Mention
from ingest.language.morphology import Form, form

_MARKUP = re.compile(r"<[^>]*>|[*_$\\]|&\w+;")
_ROLE = "ROLE"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of `patterns.json` found at words `start` to `end`."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A read text; `words` are in lower case and begin at the letters `starts`, behind which its end stands."""

    raw: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    forms: tuple[Form, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]

    def text(self, start: int, end: int) -> str:
        """The words `start` to `end` as they were written."""
        return self.raw[self.starts[start] : self.starts[end]].rstrip() if start < end else ""

    def starting(self, at: int) -> Mention | None:
        """The mention that begins at word `at`."""
        return next((found for found in self.mentions if found.start == at), None)

    def named(self, label: str) -> list[tuple[Cue, Mention]]:
        """The cues called `label`, each with the mention in it."""
        return [(cue, found) for cue in self.cues if cue.label == label and (found := self._inside(cue))]

    def _inside(self, cue: Cue) -> Mention | None:
        return next((found for found in self.mentions if cue.start <= found.start < cue.end), None)


def read_sentence(text: str, lanes: Lanes) -> Sentence:
    """`text` with what it says of `lanes`."""
    from ingest.language.indonesian import matcher, pipeline  # noqa: PLC0415 (spaCy loads with the first text)

    nlp = pipeline()
    doc = nlp(" ".join(_MARKUP.sub(" ", text).split()))
    words = [token.lower_ for token in doc]
    mentions = lanes.find(words)
    role = doc.vocab.strings.add(_ROLE)
    for mention in mentions:
        for token in doc[mention.start : mention.end]:
            token.ent_type = role
    strings = doc.vocab.strings
    cues = tuple(sorted((Cue(strings[label], a, b) for label, a, b in matcher()(doc)), key=lambda cue: cue.start))
    starts = (*(token.idx for token in doc), len(doc.text))
    return Sentence(doc.text, tuple(words), starts, tuple(map(form, words)), mentions, cues)
