"""The clause of an activity: subject, predicates, object and purpose, by the order of its words.

Activities are imperatives with few function words; which word ends an object and which clause is the main
one is a matter of those words, so rules find it more surely than a parser trained on newspapers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.language.lanes import Mention
from ingest.language.sentence import Sentence
from ingest.language.vocabulary import verb_class, word_class

_PAUSES = {",", ";"}
_STOPS = {".", ";", ":", "?", "!"}
_BRACKETS = {"(", ")", "[", "]"}
_TRAILING = {",", ".", "(", ")", ";", ":", "-", "–", '"', "/"}
_UPON = {"terhadap", "atas"}
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
        object=_object(sentence, walk, start),
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
    before = _before(words, at, start)
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


def _before(words: tuple[str, ...], at: int, start: int) -> int:
    """The word before `at` that is no auxiliary."""
    before = at - 1
    while before >= start and words[before] in word_class("auxiliary"):
        before -= 1
    return before


def _object(sentence: Sentence, walk: _Walk, start: int) -> tuple[int, int]:
    """What the first verb acts on: the words behind it, or the subject of a passive."""
    if not walk.predicates:
        return (0, 0)
    first = walk.predicates[0]
    if sentence.forms[first].kind == "passive" and first > start and sentence.starting(start) is None:
        return _trimmed(sentence, start, _before(sentence.words, first, start) + 1)
    begin = _object_start(sentence, walk, first)
    end = _object_end(sentence, walk, begin)
    if begin < end < walk.end and sentence.words[end] in _UPON and _is_light(sentence, walk, begin):
        begin = end + 1
        end = _object_end(sentence, walk, begin)
    return _trimmed(sentence, begin, end)


def _object_start(sentence: Sentence, walk: _Walk, verb: int) -> int:
    """Behind the verb and those joined to it: Menyusun dan mengajukan | usulan."""
    words, at = sentence.words, verb + 1
    while at + 1 < walk.end and _joins(words[at]) and (nearest := _next_verb(walk, at)) is not None:
        at = nearest + 1
    while at < walk.end and (words[at] in word_class("adverb") or words[at] in word_class("coordinator")):
        at += 1
    if at < walk.end and words[at] == "dengan":
        return _behind_partner(sentence, walk, at)
    return at + 1 if at < walk.end and words[at] in word_class("towards") else at


def _next_verb(walk: _Walk, joint: int) -> int | None:
    """The predicate right behind the joining word, a sequence word between them or not."""
    close = (joint + 1, joint + 2) if walk.sentence.words[joint + 1] in _joints() else (joint + 1,)
    return next((at for at in close if at in walk.predicates), None)


def _joints() -> frozenset[str]:
    return word_class("sequence") | word_class("coordinator") | word_class("auxiliary")


def _joins(word: str) -> bool:
    return word in word_class("coordinator") or word == ","


def _behind_partner(sentence: Sentence, walk: _Walk, at: int) -> int:
    """Berkoordinasi dengan R terkait | X: behind the partner and the word that leads to the matter."""
    words = sentence.words
    led = next((i for i in range(at, walk.end) if words[i] in word_class("towards")), None)
    if led is not None:
        return led + 1
    partner = sentence.starting(at + 1)
    return partner.end if partner else at


def _object_end(sentence: Sentence, walk: _Walk, begin: int) -> int:
    at = begin
    while at < walk.end and not _ends_object(sentence, walk, at, begin):
        at += 1
    return at


def _ends_object(sentence: Sentence, walk: _Walk, at: int, begin: int) -> bool:
    word = sentence.words[at]
    if (
        word in _STOPS
        or word in _BRACKETS
        or (word in word_class("preposition") and word not in word_class("coordinator"))
    ):
        return True
    if at > begin and _verb(sentence, at):
        return True
    return _joins(word) and _leads_on(sentence, walk, at)


def _leads_on(sentence: Sentence, walk: _Walk, at: int) -> bool:
    """Whether behind a joining word something else than more of the object follows."""
    following = at + 1
    if following < walk.end and _joins(sentence.words[following]):
        following += 1
    if following >= walk.end:
        return True
    word = sentence.words[following]
    return _verb(sentence, following) or word in word_class("sequence") or word in word_class("subordinator") or word in word_class("auxiliary")  # fmt: skip


def _trimmed(sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    words = sentence.words
    while end > begin and (words[end - 1] in _TRAILING or words[end - 1] in word_class("coordinator")):
        end -= 1
    return (begin, end) if end > begin else (0, 0)


def _purpose(walk: _Walk) -> tuple[int, int]:
    """From the first untuk, agar or guna up to the next main verb or stop."""
    begin = walk.first_purpose
    if begin is None:
        return (0, 0)
    ends = [at for at in walk.predicates if at > begin] + [walk.end]
    stop = next((at for at in range(begin, walk.end) if walk.sentence.words[at] in _STOPS), walk.end)
    end = min(*ends, stop)
    while end > begin and _joins(walk.sentence.words[end - 1]):
        end -= 1
    return begin, end


def _verb_before_pause(sentence: Sentence, begin: int, end: int) -> bool:
    for at in range(begin, end):
        if _verb(sentence, at):
            return True
        if sentence.words[at] in _PAUSES | _STOPS or (
            _joins(sentence.words[at]) and at + 1 < end and _verb(sentence, at + 1)
        ):
            return False
    return False


def _is_transfer(sentence: Sentence, at: int, end: int) -> bool:
    return at < end and _verb(sentence, at) and sentence.forms[at].root in verb_class("transfer")


def _is_light(sentence: Sentence, walk: _Walk, begin: int) -> bool:
    """Whether the verb before the object at `begin` says nothing itself: melakukan pemeriksaan terhadap X."""
    return any(sentence.forms[at].root in verb_class("light") for at in walk.predicates if at < begin)


def _is_passive_statement(walk: _Walk, start: int) -> bool:
    """Laporan diserahkan …: what looked like a deed is what the passive is about."""
    return len(walk.predicates) == 1 and any(_stated(walk, at, start) for at in walk.embedded[:1])


def _stated(walk: _Walk, at: int, start: int) -> bool:
    before = _before(walk.sentence.words, at, start)
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
