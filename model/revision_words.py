"""Proposals in sentences for people."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.analysis import Said
from model.text import Lang, Text
from model.written_numbers import number, whole_percent, worked_hours

Facts = Mapping[str, str | float | None]
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class ProposalKind:
    """A kind of proposal: its name, its sentence, and what `Wanted` it uses."""

    key: str
    name: Text
    sentence: Text
    uses: tuple[str, ...] = ()


KINDS = (
    ProposalKind(
        "time", Text(id="Waktu baru", en="New time"),
        Text(id="Waktu langkah {step} dari “{old}” menjadi “{new}”: {share} dari {n} pelaksanaan menepati yang baru, yang lama {kept}.",
             en="Time of step {step} from “{old}” to “{new}”: {share} of {n} executions keep the new one, {kept} the old one."),
        ("time",)),
    ProposalKind(
        "remove", Text(id="Langkah yang dilewati", en="Step that is skipped"),
        Text(id="Hapus langkah {step} “{old}”: {hits} dari {n} kasus ({share}) melewatinya. Pastikan tidak ada peraturan yang mewajibkannya.",
             en="Remove step {step} “{old}”: {hits} of {n} cases ({share}) skip it. Make sure that no regulation demands it.")),
    ProposalKind(
        "add", Text(id="Langkah yang belum tertulis", en="Step that is not written down"),
        Text(id="Tambahkan “{new}” setelah langkah {step}: {hits} dari {n} kasus ({share}) mengerjakannya di tempat itu.",
             en="Add “{new}” after step {step}: {hits} of {n} cases ({share}) do it at that place."),
        ("text", "time", "lane", "role", "after", "before")),
    ProposalKind(
        "move", Text(id="Urutan sebenarnya", en="Order as lived"),
        Text(id="Pindahkan langkah {step} menjadi {new}: {hits} dari {n} kasus ({share}) mengerjakannya di tempat itu.",
             en="Move step {step} so that it comes {new}: {hits} of {n} cases ({share}) do it at that place."),
        ("after", "before")),
    ProposalKind(
        "performer", Text(id="Pelaksana sebenarnya", en="Performer as lived"),
        Text(id="Pelaksana langkah {step} dari “{old}” menjadi “{new}”: {hits} dari {n} pelaksanaan ({share}) olehnya. Periksa kewenangannya.",
             en="Performer of step {step} from “{old}” to “{new}”: {hits} of {n} executions ({share}) are by the latter. Check its competence."),
        ("lane",)),
    ProposalKind(
        "branch", Text(id="Cabang yang tidak ditempuh", en="Branch that is not taken"),
        Text(id="Hapus alur {old}: {hits} dari {n} pelaksanaan langkah {step} ({share}) menempuh cabang lain. Pertahankan bila merupakan pengendalian.",
             en="Remove the arrow {old}: {hits} of {n} executions of step {step} ({share}) take another branch. Keep it where it is a control.")),
    ProposalKind(
        "loop", Text(id="Pengulangan yang mahal", en="Costly loop"),
        Text(id="Cegah pengulangan dari langkah {step}: {hits} dari {n} kasus ({share}) kembali, bersama-sama {hours} jam kerja. {new}.",
             en="Prevent the way back from step {step}: {hits} of {n} cases ({share}) go back, together {hours} working hours. {new}."),
        ("text",)),
    ProposalKind(
        "merge", Text(id="Langkah yang dapat digabung", en="Steps that can be merged"),
        Text(id="Gabungkan langkah {step}: {hits} dari {n} peralihan ({share}) tanpa penantian, oleh pelaksana yang sama, keduanya singkat.",
             en="Merge the steps {step}: {hits} of {n} hand-overs ({share}) without waiting, by the same performer, both short."),
        ("text", "time")),
    ProposalKind(
        "parallel", Text(id="Langkah yang dapat bersamaan", en="Steps that can run side by side"),
        Text(id="Jadikan langkah {step} bersamaan: pada {hits} dari {n} kasus ({share}) yang belakangan sudah mulai sebelum yang pertama selesai.",
             en="Let the steps {step} run side by side: in {hits} of {n} cases ({share}) the later one begins before the first has ended.")),
)  # fmt: skip
BY_KEY = {kind.key: kind for kind in KINDS}
FIRST_TIME = Text(
    id="Tetapkan Waktu langkah {step}: “{new}”, yang ditepati {share} dari {n} pelaksanaan; kini tidak terukur.",
    en="Set the time of step {step}: “{new}”, which {share} of {n} executions keep; now there is none to measure.",
)
FEW_MAPPED = Text(
    id="Hanya {share} dari {n} kejadian log dikenali sebagai langkah SOP ini, sehingga tidak ada langkah yang diusulkan untuk dihapus. Lengkapi pemetaan kegiatan, atau periksa apakah log ini milik SOP lain.",
    en="Only {share} of the {n} events of the log are known as steps of this SOP, so that no step is proposed for removal. Complete the mapping of activities, or see whether the log belongs to another SOP.",
)
AFTER = Text(id="setelah langkah {after}", en="after step {after}")
CHECKLIST = Text(
    id="Periksa dengan daftar periksa sebelum diteruskan ke langkah {source}",
    en="Check against a checklist before passing on to step {source}",
)
NOTHING = Text(id="(kosong)", en="(nothing)")


def said(sentence: Text, facts: Facts, texts: Mapping[str, Text] | None = None) -> Said:
    """The `sentence` of a proposal in both languages; `texts` are values to be said in each."""
    found = []
    for lang in Lang:
        values = {name: _word(name, fact, lang) for name, fact in facts.items()}
        given = {name: text.to(lang, **facts) for name, text in (texts or {}).items()}
        found.append(sentence.to(lang, **values, **given))
    return Said(*found)


def _word(name: str, fact: str | float | None, lang: Lang) -> str:
    if fact is None:
        return NOTHING.to(lang)
    if isinstance(fact, str):
        return fact
    if name == "hours":
        return worked_hours(fact / _HOUR, lang)
    return whole_percent(fact, lang) if name in ("share", "kept") else number(fact, lang)
