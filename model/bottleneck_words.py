"""A loss in one sentence for people, from its clauses."""

from collections.abc import Callable

from model.bottleneck import Clause
from model.text import Lang, Text
from model.written_numbers import number, whole_percent, worked_hours

CLAUSES = {
    "service": Text(
        id="Langkah {step}{procedure} menahan {share} dari waktu yang hilang: {late} dari {runs} pelaksanaan melewati {limit}, bersama-sama {hours} jam kerja",
        en="Step {step}{procedure} holds {share} of the time lost: {late} of {runs} executions exceed {limit}, together by {hours} working hours",
    ),
    "waiting": Text(
        id="Peralihan langkah {source} ke langkah {target}{procedure} menahan {share} dari waktu yang hilang: {waited} dari {runs} peralihan menunggu, bersama-sama {hours} jam kerja",
        en="The hand-over from step {source} to step {target}{procedure} holds {share} of the time lost: {waited} of {runs} hand-overs waited, together {hours} working hours",
    ),
    "unit": Text(
        id="{share} di antaranya pada unit {name} ({runs} dari {of_runs} pelaksanaan)",
        en="{share} of it in the unit {name} ({runs} of {of_runs} executions)",
    ),
    "role": Text(
        id="{share} di antaranya pada jabatan {name} ({runs} dari {of_runs} pelaksanaan)",
        en="{share} of it with the role {name} ({runs} of {of_runs} executions)",
    ),
    "contention": Text(
        id="sebab utamanya pelaksana sedang mengerjakan berkas yang lebih dulu siap ({share} dari {hours} jam yang dapat diurai, {waits} penantian)",
        en="mainly because the performer was at work on files that were ready earlier ({share} of the {hours} hours that can be split, {waits} waits)",
    ),
    "batching": Text(
        id="sebab utamanya berkas dikumpulkan lalu dikerjakan bersama-sama ({share} dari {hours} jam yang dapat diurai, {waits} penantian)",
        en="mainly because files were collected and then worked on together ({share} of the {hours} hours that can be split, {waits} waits)",
    ),
    "priority": Text(
        id="sebab utamanya berkas yang siap belakangan didahulukan ({share} dari {hours} jam yang dapat diurai, {waits} penantian)",
        en="mainly because files that were ready later went first ({share} of the {hours} hours that can be split, {waits} waits)",
    ),
    "unavailable": Text(
        id="sebab utamanya pelaksana tidak tercatat bekerja saat itu ({share} dari {hours} jam yang dapat diurai, {waits} penantian)",
        en="mainly because the performer is not recorded at work then ({share} of the {hours} hours that can be split, {waits} waits)",
    ),
    "other": Text(
        id="sebab utamanya tidak tampak dalam log ({share} dari {hours} jam yang dapat diurai, {waits} penantian)",
        en="mainly for no cause that the log shows ({share} of the {hours} hours that can be split, {waits} waits)",
    ),
}  # fmt: skip
_WORDS: dict[str, Callable[[float, Lang], str]] = {"share": whole_percent, "hours": worked_hours}


def sentence(clauses: tuple[Clause, ...], lang: Lang) -> str:
    """`clauses` as one sentence."""
    return "; ".join(_told(clause, lang) for clause in clauses) + "."


def _told(clause: Clause, lang: Lang) -> str:
    return CLAUSES[clause.template].to(lang, **{name: _word(name, fact, lang) for name, fact in clause.facts.items()})


def _word(name: str, fact: str | float, lang: Lang) -> str:
    return fact if isinstance(fact, str) else _WORDS.get(name, number)(fact, lang)
