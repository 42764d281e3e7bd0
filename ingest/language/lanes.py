"""The performers of a procedure as its texts name them: aliases of each lane, and mentions found."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ingest.language.morphology import form
from ingest.language.roles import blurred, expanded, height, is_title, title_words
from ingest.language.vocabulary import heights, role_words

Odds: TypeAlias = tuple[tuple[int, float], ...]
Heights: TypeAlias = tuple[float, ...]
_NOBODY: Odds = ()
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_HEADS = ("kepala", "ketua", "pejabat", "wakil", "koordinator", "tim", "anggota", "staf", "petugas", "seksi", "bidang")
_JOINT, _HEADLESS, _INITIALS = 0.9, 0.6, 0.8
_TIE, _ONE_WORD = 0.999, 0.3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` of a text name one of the lanes; `odds` add up to one at most."""

    start: int
    end: int
    odds: Odds

    @property
    def lane(self) -> int:
        """The likeliest lane."""
        return max(self.odds, key=lambda odd: odd[1])[0]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes with their titles, their heights (0 lowest to 1 highest) and the tree of their aliases."""

    names: tuple[str, ...]
    titles: tuple[tuple[str, ...], ...]
    heights: Heights
    aliases: Mapping[str, "Node"]
    acronyms: tuple[tuple[int, str], ...]

    def find(self, words: list[str]) -> tuple[Mention, ...]:
        """The mentions in a text of `words`, the longest alias first at each place."""
        pieces = expanded(words)
        starts = [0]
        for _, size in pieces:
            starts.append(starts[-1] + size)
        out: list[Mention] = []
        at = 0
        while at < len(pieces):
            end, odds = self._longest(pieces, at)
            if odds:
                out.append(Mention(starts[at], starts[end], odds))
            at = max(end, at + 1)
        return tuple(out)

    def _longest(self, pieces: list[tuple[tuple[str, ...], int]], at: int) -> tuple[int, Odds]:
        branch, best, odds = self.aliases, at, _NOBODY
        for end in range(at, len(pieces)):
            node: Node | None = None
            for word in pieces[end][0]:
                node = branch.get(blurred(word))
                if node is None:
                    break
                branch = node.below
            if node is None:
                break
            if node.odds:
                best, odds = end + 1, node.odds
        return (best, odds) if odds or not self.acronyms else self._spelled_out(pieces, at)

    def _spelled_out(self, pieces: list[tuple[tuple[str, ...], int]], at: int) -> tuple[int, Odds]:
        """A title whose initials a lane's acronym has: Sesditjen Migas for SDM."""
        if height(pieces[at][0]) is None:
            return at, ()
        initials, end = "", at
        while end < len(pieces) and len(initials) < 6:  # noqa: PLR2004 (longest acronym of a title)
            initials += "".join(word[:1] for word in pieces[end][0])
            end += 1
            lane = next((lane for lane, acronym in self.acronyms if _stands_for(acronym, initials)), None)
            if lane is not None:
                return end, ((lane, _INITIALS),)
        return at, ()


@dataclass(slots=True)
class Node:
    """A place in the tree of aliases: who is meant when the text ends here, and how it may go on."""

    below: dict[str, "Node"]
    odds: Odds = ()


@lru_cache(maxsize=200)
def lanes_of(names: tuple[str, ...]) -> Lanes:
    """The lanes called `names`, left to right."""
    titles = tuple(title_words(re.sub(r"\([^)]*\)", " ", name)) for name in names)
    acronyms = tuple((i, name.strip().lower()) for i, name in enumerate(names) if _unknown_acronym(name, titles[i]))
    ranks = _heights(titles, acronyms)
    return Lanes(names, titles, ranks, _tree(_aliases(names, ranks)), acronyms)


def _unknown_acronym(name: str, title: tuple[str, ...]) -> bool:
    return len(title) == 1 and height(title) is None and bool(_ACRONYM.fullmatch(name.strip()))


def _heights(titles: tuple[tuple[str, ...], ...], acronyms: tuple[tuple[int, str], ...]) -> tuple[float, ...]:
    """Heights from 0 to 1; an unknown title stands in the middle, an acronym in first place on top."""
    known = [height(title) for title in titles]
    if acronyms and acronyms[0][0] == 0:
        known[0] = 100.0
    sure = sorted(value for value in known if value is not None)
    middle = sure[len(sure) // 2] if sure else 0.0
    low, high = (sure[0], sure[-1]) if sure else (0.0, 0.0)
    return tuple(((middle if v is None else v) - low) / (high - low) if high > low else 0.5 for v in known)


def _aliases(names: tuple[str, ...], ranks: Heights) -> dict[tuple[str, ...], dict[int, float]]:
    """Every way to name a lane, with how much of its title that is."""
    found: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
    for lane, name in enumerate(names):
        for alias, share in _ways(name):
            found[alias][lane] = max(found[alias].get(lane, 0.0), share)
    for word in role_words("highest"):
        found.setdefault((word,), {ranks.index(max(ranks)): _INITIALS})
    return found


def _ways(name: str) -> Iterator[tuple[tuple[str, ...], float]]:
    whole = title_words(re.sub(r"\([^)]*\)", " ", name))
    yield whole, 2.0
    for part in re.split(r"\s*[/,();]\s*", name):
        yield from _prefixes(title_words(part), 1.0)
    yield from _prefixes(whole, 1.0)
    if "dan" in whole[:3]:
        after = whole.index("dan") + 1
        yield from (way for way in _prefixes(whole[after:], _JOINT) if _stands_alone(way[0]))
        yield from _prefixes(whole[: after - 1] + whole[after:], _JOINT)
    yield from _by_initials(whole)


def _prefixes(title: tuple[str, ...], share: float) -> Iterator[tuple[tuple[str, ...], float]]:
    """The title from its beginning, and without its head word: Kepala Seksi Mutu → Seksi Mutu."""
    for end in range(1, len(title) + 1):
        if end == len(title) or _names_a_role(title[:end]):
            yield title[:end], share * end / len(title) if end > 1 else min(share, _ONE_WORD)
    if len(title) > 1 and title[0] in _HEADS:
        yield from (
            (part, value * _headless(part)) for part, value in _prefixes(title[1:], share) if _stands_alone(part)
        )


def _headless(part: tuple[str, ...]) -> float:
    """What naming a lane without its head word is worth; one word is as good as any other one word."""
    return _HEADLESS if len(part) > 1 else 1.0


def _stands_alone(part: tuple[str, ...]) -> bool:
    """Whether a title without its head word still tells who is meant."""
    return len(part) > 1 or is_title(part[0])


def _names_a_role(title: tuple[str, ...]) -> bool:
    if title[-1] in role_words("generic"):
        return len(title) > 1 and title in heights()
    return len(title) > 1 or is_title(title[0])


def _by_initials(title: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Kepala Seksi Registrasi Administrasi Pelaporan → Kepala Seksi RAP."""
    rest = [word for word in title if word != "dan" and word not in role_words("generic")]
    if len(rest) > 2:  # noqa: PLR2004 (two letters are no acronym)
        initials = "".join(word[0] for word in rest)
        head = tuple(word for word in title[:2] if word in role_words("generic"))
        yield (*head, initials), _INITIALS


def _tree(aliases: Mapping[tuple[str, ...], Mapping[int, float]]) -> dict[str, Node]:
    top = Node({})
    for words, lanes in aliases.items():
        node = top
        for word in words:
            node = node.below.setdefault(blurred(word), Node({}))
        if words:
            node.odds = _odds(lanes)
    return top.below


def _odds(lanes: Mapping[int, float]) -> Odds:
    """The best fits share what is certain of it: a whole title all, half a title not all."""
    best = max(lanes.values())
    fits = [lane for lane, share in lanes.items() if share >= best * _TIE]
    sure = 0.7 + 0.3 * min(best, 1.0)
    return tuple((lane, sure / len(fits)) for lane in fits)


def _stands_for(acronym: str, initials: str) -> bool:
    """Whether `acronym` has the first and last of `initials` and takes its other letters in order."""
    if len(initials) < 3 or initials[0] != acronym[0] or initials[-1] != acronym[-1]:  # noqa: PLR2004 (as acronyms)
        return False
    letters = iter(initials)
    return len(initials) <= len(acronym) + 2 and all(letter in letters for letter in acronym)


@lru_cache(maxsize=200)
def work_words(titles: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    """For each title the roots of those of its words that tell what it works on."""
    return tuple(frozenset(form(word).root for word in title if _tells_work(word)) for title in titles)


def _tells_work(word: str) -> bool:
    return len(word) > 3 and word not in role_words("generic")  # noqa: PLR2004 (dan, tu)
