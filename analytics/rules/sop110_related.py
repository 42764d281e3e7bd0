"""The SOPs that belong together name each other.

Why: what one SOP hands over another has to take up; who changes one has to look at the others.
Bad: an empty list; the SOP itself; in a folder, a title that no SOP of the folder has; a part whose SOP Makro does not name it.
Good: "SOP Pengelolaan Daftar Informasi", which is in the folder, or "-" where there is none.
"""

from collections.abc import Iterator

from analytics.linting.basis import IDENTITY
from analytics.linting.collection import Collection, Member, title_key
from analytics.linting.places import field_spot, item_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="kosong. Sebut SOP yang mendahului atau mengikuti prosedur ini, atau tulis “-” bila tidak ada.",
    en="empty. Name the SOPs before or behind this one, or write “-” where there are none.",
)
_UNKNOWN = Text(
    id="“{title}” tidak ada di antara SOP yang diperiksa. Perbaiki judulnya, atau susun SOP itu.",
    en="“{title}” is not among the SOPs examined. Correct its title, or write that SOP.",
)
_ONE_SIDED = Text(
    id="“{title}” ({source}) tidak menyebut SOP ini sebagai SOP terkait. Tambahkan di sana.",
    en="“{title}” ({source}) does not name this SOP as related. Add it there.",
)
_ITSELF = Text(
    id="“{title}” adalah SOP ini sendiri. Hapus butir ini.",
    en="“{title}” is this SOP itself. Delete this item.",
)
_ENOUGH = 0.75


def _flaws(subject: Subject) -> Iterator[Flaw]:
    related = subject.document.related
    if not related:
        yield Flaw(field_spot("related"), _MISSING)
    own = title_key(subject.document.title or "")
    for at, title in enumerate(related):
        key = title_key(title)
        if key and key == own:
            yield Flaw(item_spot("related", at), _ITSELF, {"title": title}, practice=True)
        elif key and subject.collection.several:
            yield from _unresolved(at, title, subject)


def _unresolved(at: int, title: str, subject: Subject) -> Iterator[Flaw]:
    spot, members = item_spot("related", at), _members(title_key(title), subject.collection)
    if not members:
        yield Flaw(spot, _UNKNOWN, {"title": title}, practice=True)
    elif "makro" in title.lower():
        own = title_key(subject.document.title or "")
        silent = [one.name for one in members if own not in subject.collection.related[one.at]]
        if silent and own:
            yield Flaw(spot, _ONE_SIDED, {"title": title, "source": silent[0]}, practice=True)


def _members(key: str, collection: Collection) -> tuple[Member, ...]:
    """The SOPs of that title; a few words may differ."""
    if key in collection.titles:
        return collection.titles[key]
    words = set(key.split())
    alike = (title for title in collection.titles if _likeness(words, set(title.split())) >= _ENOUGH)
    return tuple(member for title in alike for member in collection.titles[title])


def _likeness(words: set[str], others: set[str]) -> float:
    return len(words & others) / len(words | others)


RULE = LintRule(
    "SOP110",
    "I-10",
    "warning",
    Text(id="Keterkaitan", en="Related SOPs"),
    IDENTITY,
    _flaws,
    __doc__,
    can_be_off=True,
)
