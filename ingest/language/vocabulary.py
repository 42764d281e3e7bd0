"""Classes of words, titles, patterns and weights: data files of this package, joined with an office's own.

An office's lists are joined to ours, its other entries stand before ours; see `data_files`.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from os import environ
from pathlib import Path
from typing import TypeAlias

from ingest.language.data_files import OFFICE, words

Table: TypeAlias = dict[str, "Table | list[str] | str | float"]
Pattern: TypeAlias = list[dict[str, object]]


@cache
def roots() -> frozenset[str]:
    """The roots that deeds are named with; the base words of all the language are another list, `roots.txt`."""
    return words("verb_roots.txt")


@cache
def word_class(name: str) -> frozenset[str]:
    """The function words of a class in `words.toml`."""
    return _listed(_merged("words.toml"), name)


@cache
def verb_class(name: str) -> frozenset[str]:
    """The verb roots of a class in `verbs.toml`."""
    return _listed(_merged("verbs.toml"), name)


@cache
def role_words(name: str) -> frozenset[str]:
    """The words of a list in `roles.toml`."""
    return _listed(_section("roles.toml", "words"), name)


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """Short forms of titles, each with the words it stands for."""
    return {short: tuple(str(full).split()) for short, full in _section("roles.toml", "short").items()}


@cache
def heights() -> Mapping[tuple[str, ...], float]:
    """How high titles stand, by their words."""
    return {tuple(title.split()): float(str(height)) for title, height in _section("roles.toml", "height").items()}


@cache
def patterns() -> Mapping[str, list[Pattern]]:
    """Patterns for spaCy's Matcher by what a match means."""
    found: dict[str, list[Pattern]] = {}
    for text in _texts("patterns.json"):
        for label, listed in json.loads(text).items():
            found.setdefault(label, []).extend(listed)
    return found


@cache
def weights() -> Mapping[str, float]:
    """Weights of what speaks for a performer, by name."""
    return {name: float(str(weight)) for name, weight in _section("weights.toml", "weights").items()}


@cache
def calibration() -> tuple[tuple[float, float], ...]:
    """Points (what the decoder says, how often that is right), rising."""
    points = json.loads(json.dumps(_merged("weights.toml")["calibration"]))
    return tuple((float(said), float(right)) for said, right in points)


def _texts(name: str) -> Iterator[str]:
    yield (files("ingest.language") / "data" / name).read_text(encoding="utf-8")
    office = environ.get(OFFICE)
    if office and (path := Path(office) / name).is_file():
        yield path.read_text(encoding="utf-8")


@cache
def _merged(name: str) -> Table:
    tables = [tomllib.loads(text) for text in _texts(name)]
    return _joined(tables[0], tables[1]) if len(tables) > 1 else tables[0]


def _joined(ours: Table, theirs: Table) -> Table:
    """`ours` with `theirs`: tables entry by entry, lists one behind the other, the rest replaced."""
    return ours | {key: _entry(ours.get(key), value) for key, value in theirs.items()}


def _entry(ours: "Table | list[str] | str | float | None", theirs: "Table | list[str] | str | float") -> "Table | list[str] | str | float":  # fmt: skip
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _joined(ours, theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + theirs
    return theirs


def _section(name: str, section: str) -> Table:
    found = _merged(name)[section]
    assert isinstance(found, dict), f"{name}: [{section}] is a table"
    return found


def _listed(table: Table, name: str) -> frozenset[str]:
    found = table[name]
    assert isinstance(found, list), f"{name} is a list"
    return frozenset(found)
