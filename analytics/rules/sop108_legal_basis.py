"""The regulations behind the procedure are cited in full, once each, and are still in force.

Why: the SOP is lawful as far as its regulations are; one that was replaced may demand other steps.
Bad: "Peraturan tentang pelayanan"; one law twice; Permen PAN PER/21/M.PAN/11/2008, which 35/2012 replaced.
Good: "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik", once.
"""

from collections.abc import Iterator

from analytics.linting.basis import IDENTITY
from analytics.linting.collection import law_name
from analytics.linting.places import field_spot, item_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.sop import LegalBasis
from model.text import Text

_MISSING = Text(
    id="kosong. Sebut paling sedikit satu peraturan yang menjadi dasar prosedur ini.",
    en="empty. Cite at least one regulation that this procedure rests on.",
)
_INCOMPLETE = Text(
    id="“{text}” tidak menyebut {parts}. Tulis jenis, nomor, tahun, dan judul peraturannya.",
    en="“{text}” does not say {parts}. Write kind, number, year and title of the regulation.",
)
_TWICE = Text(
    id="peraturan yang sama dengan butir {first}. Hapus salah satunya.",
    en="the same regulation as item {first}. Delete one of them.",
)
_REPLACED = Text(
    id="“{text}” sudah diganti dengan {new}. Periksa, lalu kutip yang berlaku.",
    en="“{text}” was replaced by {new}. Check, then cite the one in force.",
)
_NEWER = Text(
    id="“{text}” mungkin sudah diganti: {source} mengutip “{new}”. Periksa mana yang berlaku.",
    en="“{text}” may have been replaced: {source} cites “{new}”. Check which is in force.",
)
_PARTS = {
    "kind": Text(id="jenis", en="its kind"),
    "number": Text(id="nomor", en="its number"),
    "year": Text(id="tahun", en="its year"),
}
_LONGEST = 90


def _flaws(subject: Subject) -> Iterator[Flaw]:
    laws = subject.document.legal_basis
    if not laws:
        yield Flaw(field_spot("legal_basis"), _MISSING)
    seen: dict[str, int] = {}
    for at, law in enumerate(laws):
        yield from _incomplete(at, law)
        if law.key:
            if law.key in seen:
                yield Flaw(item_spot("legal_basis", at), _TWICE, {"first": seen[law.key] + 1}, practice=True)
            else:
                seen[law.key] = at
                yield from _outdated(at, law, subject)


def _incomplete(at: int, law: LegalBasis) -> Iterator[Flaw]:
    missing = [name for part, name in _PARTS.items() if getattr(law, part) is None]
    if missing and law.kind != "Undang-Undang Dasar":
        yield Flaw(
            item_spot("legal_basis", at),
            _INCOMPLETE,
            {"text": law.text[:_LONGEST], "parts": _listed(missing)},
            practice=True,
        )


def _listed(names: list[Text]) -> Text:
    return Text(id=", ".join(name.id for name in names), en=", ".join(name.en for name in names))


def _outdated(at: int, law: LegalBasis, subject: Subject) -> Iterator[Flaw]:
    """What the office or the table knows to be replaced; else what another SOP cites a newer one of."""
    repealed = {subject.words.law_key(old): new for old, new in subject.profile.repealed}
    new = repealed.get(law.key) or subject.words.replacement(law.key or "")
    name = law_name(law)
    newer = subject.collection.laws.get(name) if name else None
    spot, text = item_spot("legal_basis", at), law.text[:_LONGEST]
    if new:
        yield Flaw(spot, _REPLACED, {"text": text, "new": new}, practice=True)
    elif newer and law.year and newer.year > law.year:
        facts = {"text": text, "source": newer.source, "new": newer.text[:_LONGEST]}
        yield Flaw(spot, _NEWER, facts, practice=True)


RULE = LintRule(
    "SOP108", "I-08", "warning", Text(id="Dasar Hukum", en="Legal basis"), IDENTITY, _flaws, __doc__, can_be_off=True
)
