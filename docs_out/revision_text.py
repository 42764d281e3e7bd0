"""Changes and proposals as lines for the terminal."""

from collections.abc import Iterator

from model.diff import Difference
from model.revision import LeftOut, Proposed, Silent
from model.revision_words import BY_KEY
from model.text import Lang, Text

_CHANGES = Text(id="{old} → {new}: {n} perubahan.", en="{old} → {new}: {n} changes.")
_SAME = Text(id="{old} → {new}: tidak ada perubahan.", en="{old} → {new}: no changes.")
_PROPOSALS = Text(id="{n} usulan perubahan:", en="{n} proposed changes:")
_NOTHING = Text(id="Log tidak mendukung usulan perubahan apa pun.", en="The log speaks for no change.")
_CONFIDENCE = {
    "low": Text(id="keyakinan rendah", en="low confidence"),
    "medium": Text(id="keyakinan sedang", en="medium confidence"),
    "high": Text(id="keyakinan tinggi", en="high confidence"),
}
_SILENT = Text(
    id="Belum cukup data untuk “{kind}” pada langkah {steps}: ada {n}, perlu paling sedikit {needed}.",
    en="Not enough data for “{kind}” at step {steps}: {n} of at least {needed}.",
)
_LEFT_OUT = Text(id="Usulan {id} tidak dimuat: {why}", en="Proposal {id} was left out: {why}")


def difference_text(found: Difference, names: tuple[str, str], lang: Lang) -> str:
    """Every change as a sentence, below how many there are between the files with these names."""
    old, new = names
    head = (
        _CHANGES.to(lang, old=old, new=new, n=len(found.changes)) if found.changes else _SAME.to(lang, old=old, new=new)
    )
    return "\n".join([head, *(f"  {change.said.to(lang)}" for change in found.changes)])


def proposals_text(proposed: Proposed, left_out: tuple[LeftOut, ...], lang: Lang) -> str:
    """Every proposal as a sentence, what did not fit into the draft, and what the log is too small for."""
    return "\n".join(_lines(proposed, left_out, lang))


def _lines(proposed: Proposed, left_out: tuple[LeftOut, ...], lang: Lang) -> Iterator[str]:
    found = proposed.proposals
    yield _PROPOSALS.to(lang, n=len(found)) if found else _NOTHING.to(lang)
    for one in found:
        yield f"  [{one.id}] {one.said.to(lang)} ({_CONFIDENCE[one.confidence].to(lang)})"
    yield from (left_out_text(one, lang) for one in left_out)
    yield from (one.to(lang) for one in proposed.doubts)
    yield from (silent_text(one, lang) for one in proposed.silent)


def left_out_text(one: LeftOut, lang: Lang) -> str:
    """Which accepted proposal is not in the draft, and why."""
    return _LEFT_OUT.to(lang, id=one.proposal, why=one.why.to(lang))


def silent_text(one: Silent, lang: Lang) -> str:
    """What a log is too small for, with how many executions it would take."""
    return _SILENT.to(lang, kind=BY_KEY[one.kind].name.to(lang), steps=", ".join(one.steps), n=one.n, needed=one.needed)
