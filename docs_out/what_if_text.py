"""What changes would do, as lines for the terminal."""

from collections.abc import Iterable, Iterator

from model.analysis import Said
from model.text import Lang, Text
from model.what_if import WhatIf

_CHANGES = Text(id="Perubahan:", en="Changes:")
_ASSUMPTIONS = Text(id="Dasar dan keraguan:", en="What this rests on:")


def what_if_text(found: WhatIf, lang: Lang) -> str:
    """The changes, what they would do, and what that rests on."""
    return "\n".join(
        [
            *_listed(_CHANGES, found.changes, lang),
            *(one.to(lang) for one in found.sentences),
            *_listed(_ASSUMPTIONS, found.assumptions, lang),
        ]
    )


def _listed(head: Text, sentences: Iterable[Said], lang: Lang) -> Iterator[str]:
    lines = [f"- {one.to(lang)}" for one in sentences]
    return iter([head.to(lang), *lines] if lines else [])
