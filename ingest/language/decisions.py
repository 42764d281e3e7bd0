"""Branch sentences: "jika lengkap diteruskan …, jika tidak dikembalikan …" → exits of a decision."""

from dataclasses import dataclass, replace

from ingest.language.lanes import Mention
from ingest.language.sentence import Sentence
from ingest.language.vocabulary import verb_class, word_class

_ENDS = {",", ":", "=", "→", ">", ";", "."}
_TRIM = {",", ".", ";", "(", ")", "-", "–", "dan", "serta", "atau", "sedangkan", "namun", "tetapi"}
_NOT = {"tidak", "belum", "tdk"}
_COURSES = {"proses", "prosedur", "kegiatan"}
_HEAD = 4


@dataclass(frozen=True, slots=True)
class Branch:
    """One exit of a decision: Ya or Tidak, its condition, and what the text says happens then.

    `step` is a step number named in it, `role` the lane it leads to; `back`, `ends` and `restarts` say
    whether it goes back, ends the procedure, or begins it anew.
    """

    label: str
    condition: str
    action: str
    step: int | None = None
    role: Mention | None = None
    back: bool = False
    ends: bool = False
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """The main clause (words `start` to `end`) and the branches beside it."""

    start: int
    end: int
    branches: tuple[Branch, ...] = ()


def split(sentence: Sentence) -> Split:
    """`sentence` cut at its conditions.

    A text that *begins* with its condition states when the step takes place, not a choice.
    """
    starts = [cue for cue in sentence.cues if cue.label == "condition"]
    size = len(sentence.words)
    if not starts:
        return Split(0, size)
    if starts[0].start == 0:
        return _preconditioned(sentence, starts[0].end, starts[1].start if len(starts) > 1 else size)
    ends = [cue.start for cue in starts[1:]] + [size]
    found: list[Branch] = []
    for cue, end in zip(starts, ends, strict=True):
        found.append(_branch(sentence, (cue.start, cue.end, end), found[-1] if found else None))
    deciding = len(found) > 1 or found[0].label == "Tidak"
    return Split(0, _main_end(sentence, starts[0].start), tuple(found) if deciding else ())


def asks(sentence: Sentence) -> bool:
    """Whether the text is a question, as in the diamond of a flow chart."""
    return bool(sentence.words) and (sentence.words[-1] == "?" or sentence.words[0] == "apakah")


def _preconditioned(sentence: Sentence, begin: int, end: int) -> Split:
    condition = _condition_end(sentence, begin, end)
    action = _action_start(sentence, condition, end)
    return Split(action if action < end else 0, end)


def _main_end(sentence: Sentence, end: int) -> int:
    while end > 1 and sentence.words[end - 1] in _TRIM:
        end -= 1
    return end


def _branch(sentence: Sentence, bounds: tuple[int, int, int], before: Branch | None) -> Branch:
    """The branch from its condition word on; a bare "jika tidak" is the other exit of the one before."""
    opening, begin, end = bounds
    condition = _condition_end(sentence, begin, end)
    action = _action_start(sentence, condition, end)
    label = _label(sentence, opening, begin, condition)
    if before and _is_bare(sentence, begin, condition):
        label = "Ya" if before.label == "Tidak" else "Tidak"
    end = _main_end(sentence, end)
    found = Branch(label, sentence.text(begin, min(condition, end)), sentence.text(action, end))
    return _aimed(sentence, found, begin, action, end)


def _aimed(sentence: Sentence, branch: Branch, begin: int, action: int, end: int) -> Branch:
    words = set(sentence.words[action:end])
    return replace(
        branch,
        step=_step(sentence, begin, end),
        role=_role(sentence, action, end),
        back=bool(words & word_class("back")),
        ends=bool(words & word_class("end")),
        restarts=bool(words & word_class("restart")),
    )


def _condition_end(sentence: Sentence, begin: int, end: int) -> int:
    """Where a condition ends: at maka, a comma, or the verb of what follows; its first word is always in it."""
    for at in range(begin + 1, end):
        word = sentence.words[at]
        if word in _ENDS or word in word_class("consequence") or word == "kembali" or _acts(sentence, at, begin):
            return at
        if word in _COURSES and sentence.words[at + 1 : at + 2] and sentence.words[at + 1] in word_class("end"):
            return at
    return end


def _acts(sentence: Sentence, at: int, begin: int) -> bool:
    """Whether a verb begins what follows: "jika tidak | diteruskan", but "jika tidak disetujui"."""
    found = sentence.forms[at]
    passes_on = found.root in verb_class("pass_on") and sentence.words[at - 1] in _NOT
    return found.is_verb and at > begin and (passes_on or not _governed(sentence.words[at - 1]))


def _governed(word: str) -> bool:
    return word in word_class("auxiliary") - {"akan", "dapat"} or word in _NOT | {"yang", "untuk", "perlu"}


def _action_start(sentence: Sentence, at: int, end: int) -> int:
    skipped = _ENDS | word_class("consequence")
    while at < end and sentence.words[at] in skipped:
        at += 1
    return at


def _label(sentence: Sentence, opening: int, begin: int, condition: int) -> str:
    if sentence.words[opening] in ("ya", "tidak"):
        return sentence.words[opening].capitalize()
    cues = [cue for cue in sentence.cues if begin <= cue.start < max(condition, begin + 1)]
    if any(cue.label == "none_found" for cue in cues):
        return "Ya"
    return "Tidak" if any(cue.label == "negative" and cue.start < begin + _HEAD for cue in cues) else "Ya"


def _is_bare(sentence: Sentence, begin: int, condition: int) -> bool:
    """Jika tidak, jika tidak ada, jika belum."""
    words = [word for word in sentence.words[begin:condition] if word not in ("ada", "demikian", "ya", "maka")]
    return len(words) == 1 and words[0] in _NOT


def _step(sentence: Sentence, begin: int, end: int) -> int | None:
    named = next((cue for cue in sentence.cues if cue.label == "step" and begin <= cue.start < end), None)
    digits = "".join(filter(str.isdigit, sentence.words[named.end - 1])) if named else ""
    return int(digits) if digits else None


def _role(sentence: Sentence, action: int, end: int) -> Mention | None:
    """Who the branch leads to: behind kepada, ke, pada or oleh, else who is named first."""
    led = [found for label in ("to", "done_by") for cue, found in sentence.named(label) if action <= cue.start < end]
    named = [found for found in sentence.mentions if action <= found.start < end]
    return next(iter(led or named), None)
