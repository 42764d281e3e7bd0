"""What a label profile is, and the patterns of all profiles together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ingest import profiles
from model.collect import collect

_PARTS = 3
_TEMPLATE = r"\s*(?:\d{{1,2}}[.)]\s+)?(?:{words})(?:\s*(?:$|\n|:)|(?:\s+[\w/]+){{1,{parts}}}\s*:\s*$)\s*"


@dataclass(frozen=True, slots=True)
class Profile:
    """Spellings by field and by column, each a regular expression that case does not matter to.

    Fields are those of the SOP JSON, `purpose`, `scope` and `definitions` besides; columns are
    `number`, `activity`, `requirements`, `time`, `output`, `remarks`, and `group` for headings over several.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def field_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each field's label in any profile: alone, before a colon, or with up to three more words and a colon."""
    found = _spellings([profile.fields for profile in _profiles()])
    return tuple(
        (name, re.compile(_TEMPLATE.format(words=words, parts=_PARTS), re.IGNORECASE)) for name, words in found.items()
    )


@cache
def column_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each column's heading in any profile, lower case."""
    found = _spellings([profile.columns for profile in _profiles()])
    return tuple((name, re.compile(words)) for name, words in found.items())


def _profiles() -> tuple[Profile, ...]:
    return collect(profiles, "PROFILE", Profile)


def _spellings(tables: list[Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    """All spellings of each name, longer ones first, so that the shorter does not cut them off."""
    names = dict.fromkeys(name for table in tables for name in table)
    return {
        name: "|".join(sorted({words for table in tables for words in table.get(name, ())}, key=lambda w: (-len(w), w)))
        for name in names
    }
