"""The clause of an activity: subject, predicates, object and purpose, by the order of its words.

Activities are imperatives with few function words; which word ends an object and which clause is the main
one is a matter of those words, so rules find it more surely than a parser trained on newspapers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.language.lanes import Mention
from ingest.language.objects import STOPS, Verbs, before_auxiliaries, joins, object_of
from ingest.language.sentence import Sentence
from ingest.language.vocabulary import verb_class, word_class

_PAUSES = {",", ";"}
_SUBJECT_REST = 3
_RETURNING = {"setelah", "sebelum", "ketika", "saat", "karena", "yang", "sambil"}


@dataclass(frozen=True, slots=True)
class Clause:
    """What a sentence says is done, as word indexes: by whom, the verbs, those of its side clauses, to what."""

    subject: Mention | None
    predicates: tuple[int, ...]
    embedded: tuple[int, ...]
    object: tuple[int, int]
    purpose: tuple[int, int]
    nominal: bool


@dataclass(slots=True)
class _Walk:
    """The way through a sentence: whether it is in the main clause now, and the verbs passed."""

    sentence: Sentence
    end: int
    opener: str = ""
    at: int = 0
    predicates: list[int] = field(default_factory=list)
    embedded: list[int] = field(default_factory=list)
    first_purpose: int | None = None


def read_clause(sentence: Sentence, start: int, end: int) -> Clause:
    """The clause in the words `start` to `end`."""
    walk = _Walk(sentence, end, at=start)
    nominal = _is_deed(sentence, start) and not _verb(sentence, start)
    if nominal:
        walk.predicates.append(start)
        walk.at = start + 1
    while walk.at < end:
        _pass(walk, start)
    if nominal and _is_passive_statement(walk, start):
        walk.predicates, nominal = walk.embedded[:1], False
    return Clause(
        subject=None if nominal else _subject(sentence, walk, start),
        predicates=tuple(walk.predicates),
        embedded=tuple(i for i in walk.embedded if i not in walk.predicates),
        object=object_of(Verbs(sentence, tuple(walk.predicates), start, end)),
        purpose=_purpose(walk),
        nominal=nominal,
    )


def _pass(walk: _Walk, start: int) -> None:
    """Takes the next word: it may open a side clause, be a verb, or neither."""
    sentence, at = walk.sentence, walk.at
    word = sentence.words[at]
    walk.at += 1
    if word in word_class("subordinator"):
        _open(walk, at)
    elif walk.opener in _RETURNING and _reopens(walk, word):
        walk.opener = ""
    elif _verb(sentence, at):
        (walk.predicates if _is_main(walk, at, start) else walk.embedded).append(at)


def _reopens(walk: _Walk, word: str) -> bool:
    """Whether `word` leads from an opening side clause to the main one, as a comma does."""
    return word == "." or (not walk.predicates and (word in _PAUSES or word in word_class("sequence")))


def _open(walk: _Walk, at: int) -> None:
    """A side clause begins, unless the word only leads to a noun, or to the step's own hand-over."""
    words, word = walk.sentence.words, walk.sentence.words[at]
    following = words[at + 1] if at + 1 < walk.end else ""
    if word in word_class("purpose"):
        if following in word_class("sequence") and _is_transfer(walk.sentence, at + 2, walk.end):
            walk.opener, walk.at = "", at + 2
            walk.predicates.append(walk.at)
            walk.at += 1
            return
        walk.first_purpose = at if walk.first_purpose is None and walk.predicates else walk.first_purpose
        if not _verb_before_pause(walk.sentence, at + 1, walk.end):
            return
    walk.opener = word


def _is_main(walk: _Walk, at: int, start: int) -> bool:
    """Whether the verb at `at` is one of the main clause."""
    words = walk.sentence.words
    before = before_auxiliaries(words, at, start)
    last = words[before] if before >= start else ""
    if not walk.opener and not walk.predicates:
        return last not in word_class("preposition") or last in word_class("sequence") or last in word_class("adverb")
    joined = last in word_class("coordinator") or last in _PAUSES or last == "."
    if not walk.opener:
        return joined or last in word_class("sequence")
    if walk.opener == "yang" and not walk.predicates and walk.embedded:
        walk.opener = ""
        return True
    if _returns(walk, words[before - 1] if before > start else "", last):
        walk.opener = ""
        return True
    return False


def _returns(walk: _Walk, earlier: str, last: str) -> bool:
    """Whether words before a verb lead back from the side clause into the main one."""
    if last in word_class("sequence") or last == ".":
        return earlier not in word_class("purpose")
    if last in word_class("coordinator"):
        return earlier in _PAUSES or earlier in word_class("sequence") or walk.opener == "yang"
    return last in _PAUSES and walk.opener in _RETURNING


def _purpose(walk: _Walk) -> tuple[int, int]:
    """From the first untuk, agar or guna up to the next main verb or stop."""
    begin = walk.first_purpose
    if begin is None:
        return (0, 0)
    ends = [at for at in walk.predicates if at > begin] + [walk.end]
    stop = next((at for at in range(begin, walk.end) if walk.sentence.words[at] in STOPS), walk.end)
    end = min(*ends, stop)
    while end > begin and joins(walk.sentence.words[end - 1]):
        end -= 1
    return begin, end


def _verb_before_pause(sentence: Sentence, begin: int, end: int) -> bool:
    for at in range(begin, end):
        if _verb(sentence, at):
            return True
        if sentence.words[at] in _PAUSES | STOPS or (
            joins(sentence.words[at]) and at + 1 < end and _verb(sentence, at + 1)
        ):
            return False
    return False


def _is_transfer(sentence: Sentence, at: int, end: int) -> bool:
    return at < end and _verb(sentence, at) and sentence.forms[at].root in verb_class("transfer")


def _is_passive_statement(walk: _Walk, start: int) -> bool:
    """Laporan diserahkan …: what looked like a deed is what the passive is about."""
    return len(walk.predicates) == 1 and any(_stated(walk, at, start) for at in walk.embedded[:1])


def _stated(walk: _Walk, at: int, start: int) -> bool:
    before = before_auxiliaries(walk.sentence.words, at, start)
    return walk.sentence.forms[at].kind == "passive" and walk.sentence.words[before] not in word_class("preposition")


def _is_deed(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and (sentence.forms[at].kind == "deed" or sentence.words[at] in word_class("deed")) and not sentence.starting(at)  # fmt: skip


def _verb(sentence: Sentence, at: int) -> bool:
    return sentence.forms[at].is_verb


def _subject(sentence: Sentence, walk: _Walk, start: int) -> Mention | None:
    """The lane named before the first verb, with few words behind its name at most."""
    if not walk.predicates:
        return None
    verb = walk.predicates[0]
    found = next((found for found in sentence.mentions if start <= found.start < verb), None)
    if found is None or not set(sentence.words[start : found.start]) <= word_class("sequence") | {","}:
        return None
    return found if verb - found.end <= _SUBJECT_REST else None


def verbs_of(clause: Clause) -> Iterator[int]:
    """All verbs in their order, those of side clauses too."""
    yield from sorted((*clause.predicates, *clause.embedded))
