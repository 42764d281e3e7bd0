"""The object of a clause: the words behind its first verb up to where something else begins."""

from dataclasses import dataclass

from ingest.language.sentence import Sentence
from ingest.language.vocabulary import verb_class, word_class

STOPS = {".", ";", ":", "?", "!"}
_BRACKETS = {"(", ")", "[", "]"}
_TRAILING = {",", ".", "(", ")", ";", ":", "-", "–", '"', "/"}
_UPON = {"terhadap", "atas"}


@dataclass(frozen=True, slots=True)
class Verbs:
    """The main verbs of the clause in the words `start` to `end` of a sentence."""

    sentence: Sentence
    predicates: tuple[int, ...]
    start: int
    end: int

    def word(self, at: int) -> str:
        """The word at `at`; nothing behind the clause."""
        return self.sentence.words[at] if at < self.end else ""

    def is_verb(self, at: int) -> bool:
        """Whether a verb stands at `at`."""
        return self.sentence.forms[at].is_verb


def object_of(verbs: Verbs) -> tuple[int, int]:
    """What the first verb acts on: the words behind it, or the subject of a passive."""
    if not verbs.predicates:
        return (0, 0)
    sentence, first, start = verbs.sentence, verbs.predicates[0], verbs.start
    if sentence.forms[first].kind == "passive" and first > start and sentence.starting(start) is None:
        return _trimmed(verbs, start, before_auxiliaries(sentence.words, first, start) + 1)
    begin = _start(verbs, first)
    end = _end(verbs, begin)
    if begin < end and verbs.word(end) in _UPON and _is_light(verbs, begin):
        begin = end + 1
        end = _end(verbs, begin)
    return _trimmed(verbs, begin, end)


def before_auxiliaries(words: tuple[str, ...], at: int, start: int) -> int:
    """The word before `at` that is no auxiliary."""
    before = at - 1
    while before >= start and words[before] in word_class("auxiliary"):
        before -= 1
    return before


def joins(word: str) -> bool:
    """Whether `word` joins two of a kind."""
    return word in word_class("coordinator") or word == ","


def _start(verbs: Verbs, verb: int) -> int:
    """Behind the verb and those joined to it: Menyusun dan mengajukan | usulan."""
    at = verb + 1
    while joins(verbs.word(at)) and (nearest := _next_verb(verbs, at)) is not None:
        at = nearest + 1
    while verbs.word(at) in word_class("adverb") | word_class("coordinator"):
        at += 1
    if verbs.word(at) == "dengan":
        return _behind_partner(verbs, at)
    return at + 1 if verbs.word(at) in word_class("towards") else at


def _next_verb(verbs: Verbs, joint: int) -> int | None:
    """The predicate right behind the joining word, a sequence word between them or not."""
    between = word_class("sequence") | word_class("coordinator") | word_class("auxiliary")
    close = (joint + 1, joint + 2) if verbs.word(joint + 1) in between else (joint + 1,)
    return next((at for at in close if at in verbs.predicates), None)


def _behind_partner(verbs: Verbs, at: int) -> int:
    """Berkoordinasi dengan R terkait | X: behind the partner and the word that leads to the matter."""
    led = next((i for i in range(at, verbs.end) if verbs.word(i) in word_class("towards")), None)
    if led is not None:
        return led + 1
    partner = verbs.sentence.starting(at + 1)
    return partner.end if partner else at


def _end(verbs: Verbs, begin: int) -> int:
    at = begin
    while at < verbs.end and not _ends(verbs, at, begin):
        at += 1
    return at


def _ends(verbs: Verbs, at: int, begin: int) -> bool:
    word = verbs.word(at)
    leads = word in word_class("preposition") and word not in word_class("coordinator")
    if leads or word in STOPS or word in _BRACKETS:
        return True
    return (at > begin and verbs.is_verb(at)) or (joins(word) and _leads_on(verbs, at))


def _leads_on(verbs: Verbs, at: int) -> bool:
    """Whether behind a joining word something else than more of the object follows."""
    following = at + 2 if joins(verbs.word(at + 1)) else at + 1
    if following >= verbs.end or verbs.is_verb(following):
        return True
    return any(verbs.word(following) in word_class(name) for name in ("sequence", "subordinator", "auxiliary"))


def _trimmed(verbs: Verbs, begin: int, end: int) -> tuple[int, int]:
    while end > begin and (verbs.word(end - 1) in _TRAILING or verbs.word(end - 1) in word_class("coordinator")):
        end -= 1
    return (begin, end) if end > begin else (0, 0)


def _is_light(verbs: Verbs, begin: int) -> bool:
    """Whether the verb before the object at `begin` says nothing itself: melakukan pemeriksaan terhadap X."""
    return any(verbs.sentence.forms[at].root in verb_class("light") for at in verbs.predicates if at < begin)
