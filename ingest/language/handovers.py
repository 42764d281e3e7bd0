"""To whom a step gives its matter: who is told to act, who is reported to, asked, or only worked with."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.clauses import Clause, verbs_of
from ingest.language.lanes import Mention
from ingest.language.sentence import Sentence
from ingest.language.vocabulary import verb_class, word_class

_ENDS = {",", ".", ";", ":", "(", ")"}
_ORDERS = {"tugas", "perintah", "instruksi", "disposisi", "arah"}
_MEETING = {"koordinasi", "konsultasi", "diskusi", "rapat"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets it. `kind`: assign, request, transfer, aside (in a side clause) or with; no lane when outside."""

    kind: str
    words: str
    mention: Mention | None
    verb: int


def recipients(sentence: Sentence, clause: Clause, end: int) -> tuple[Recipient, ...]:
    """The recipients named before word `end`, in their order; a word names one recipient only."""
    found = [*_told(sentence, clause), *_given(sentence, clause), *_outside(sentence, clause), *_met(sentence, clause)]
    firsts: dict[str | int, Recipient] = {}
    for one in found:
        if one.verb < end and (one.mention is None or one.mention.start < end):
            firsts.setdefault(one.mention.start if one.mention else one.words, one)
    return tuple(sorted(firsts.values(), key=lambda one: one.mention.start if one.mention else len(sentence.words)))


def _told(sentence: Sentence, clause: Clause) -> Iterator[Recipient]:
    """Menugaskan R, meminta persetujuan R."""
    for verb, end in _reaches(clause, len(sentence.words)):
        root, behind = sentence.forms[verb].root, verb + 1
        direct = sentence.starting(behind) or (sentence.starting(behind + 1) if _is_kepada(sentence, behind) else None)
        if direct and root in verb_class("assign"):
            yield _to("assign", sentence, direct, verb)
        elif root in verb_class("request"):
            yield from _asked(sentence, verb, end)


def _asked(sentence: Sentence, verb: int, end: int) -> Iterator[Recipient]:
    asked = next((found for found in sentence.mentions if verb < found.start < end), None)
    if asked:
        yield _to("request", sentence, asked, verb)


def _reaches(clause: Clause, size: int) -> Iterator[tuple[int, int]]:
    """Each predicate with where the next verb begins."""
    verbs = list(verbs_of(clause))
    for verb in clause.predicates:
        yield verb, next((other for other in verbs if other > verb), size)


def _given(sentence: Sentence, clause: Clause) -> Iterator[Recipient]:
    """Menyampaikan … kepada R; "pada" and "ke" count behind verbs of giving only."""
    for cue, mention in sentence.named("to"):
        verb = max((at for at in verbs_of(clause) if at < cue.start and _governs(sentence, clause, at)), default=None)
        if verb is None or not (_gives(sentence, clause, verb) or sentence.words[cue.start] == "kepada"):
            continue
        if verb in clause.embedded:
            yield _to("aside", sentence, mention, verb)
        else:
            yield _to("assign" if _orders(sentence, clause, verb) else "transfer", sentence, mention, verb)


def _governs(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """A verb of a side clause has a recipient of its own only where it gives something."""
    return verb in clause.predicates or sentence.forms[verb].root in verb_class("transfer")


def _gives(sentence: Sentence, clause: Clause, verb: int) -> bool:
    return bool(verb_class("transfer") & set(_acts(sentence, clause, verb)))


def _orders(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Mendisposisikan … kepada R, memberikan arahan kepada R."""
    return bool(_ORDERS & set(_acts(sentence, clause, verb)))


def _acts(sentence: Sentence, clause: Clause, verb: int) -> tuple[str, ...]:
    """The root of a verb, and of its noun where the verb is light."""
    root = sentence.forms[verb].root
    noun = verb + 1
    light = root in verb_class("light") and noun < len(sentence.forms) and verb in clause.predicates
    return (root, sentence.forms[noun].root) if light else (root,)


def _outside(sentence: Sentence, clause: Clause) -> Iterator[Recipient]:
    """Kepada warga: words behind "kepada" that name no lane."""
    for at in range(len(sentence.words) - 1):
        if sentence.words[at] not in word_class("direction"):
            continue
        verb = max((i for i in verbs_of(clause) if i < at), default=None)
        if verb in clause.predicates and not _names_lane(sentence, at + 1) and _leads_out(sentence, clause, at):
            end = _phrase_end(sentence, at + 1)
            if end > at + 1:
                yield Recipient("transfer", sentence.text(at + 1, end), None, verb or 0)


def _leads_out(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Kepada; behind a verb of giving also pada and ke, where an office follows."""
    word = sentence.words[at]
    if word == "kepada":
        return True
    verb = max(i for i in clause.predicates if i < at)
    return word in ("pada", "ke") and sentence.words[at + 1] in word_class("office") and _gives(sentence, clause, verb)


def _names_lane(sentence: Sentence, at: int) -> bool:
    return any(found.start <= at + 1 and at < found.end for found in sentence.mentions)


def _phrase_end(sentence: Sentence, at: int) -> int:
    stops = _ENDS | word_class("preposition") - {"terkait"} | word_class("coordinator") | word_class("condition")
    while at < len(sentence.words) and sentence.words[at] not in stops:
        at += 1
    return at


def _met(sentence: Sentence, clause: Clause) -> Iterator[Recipient]:
    for cue, mention in sentence.named("with"):
        verb = max((at for at in clause.predicates if at < cue.start), default=None)
        if verb is not None and _MEETING & set(_acts(sentence, clause, verb)):
            yield _to("with", sentence, mention, verb)


def _is_kepada(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at] == "kepada"


def _to(kind: str, sentence: Sentence, mention: Mention, verb: int) -> Recipient:
    return Recipient(kind, sentence.text(mention.start, mention.end), mention, verb)
