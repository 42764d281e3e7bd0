"""Whom an activity names as its subject, told without spaCy: enough to compare words with a drawing."""

import re

from ingest.language.lanes import lanes_of
from ingest.language.morphology import is_verb
from ingest.language.vocabulary import word_class

_WORD = re.compile(r"[a-z]+")
_REST = 3
_CLEAR = 0.7


def spoken_lanes(activity: str, names: tuple[str, ...]) -> frozenset[int]:
    """The lanes named before the first verb of `activity`; none where it does not begin with a role.

    >>> spoken_lanes("Bendahara membayar tagihan", ("PPK", "Bendahara"))
    frozenset({1})
    """
    words = _WORD.findall(activity.lower())
    verb = next((at for at, word in enumerate(words) if is_verb(word)), 0)
    found = [mention for mention in lanes_of(names).find(words[:verb]) if mention.end <= verb]
    if not found or not set(words[: found[0].start]) <= word_class("sequence") or verb - found[-1].end > _REST:
        return frozenset()
    return frozenset(lane for mention in found for lane, odds in mention.odds if odds >= _CLEAR)
