"""Words beside the exits of a decision → labels of its arrows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from ingest.layout.geometry.page import Box, Point, Word, box_of
from ingest.layout.geometry.polygon import distance_to_box, distance_to_segment, joined
from ingest.layout.geometry.words import around, lines_of
from model.assignment import best_pairs

_KNOWN = re.compile(
    r"(?:ya|tidak|tdk|y|t|n|yes|no|ok|ada|(?:tidak |tdk |belum )?(?:lengkap|sesuai|setuju|disetujui|valid|layak|ada|benar)|ditolak|salah|perbaikan|revisi)[.:?]?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[A-Z]|jika .*|[A-Z][a-z]+(?: [a-z]+){0,2}", re.IGNORECASE)
_CONDITION = re.compile(r"(?:jika|bila|apabila|kalau)\b.*", re.IGNORECASE)
_EXIT = 45.0
_ALONG, _ALONG_MOST = 0.03, 4.0
_APART, _APART_MOST = 0.06, 5.0
_FAR_KNOWN, _FAR_OTHER = 20.0, 9.0
_UNLIKELY = 8.0
_WORTH = 30.0  # a word given to an arrow at all; more than any cost
_GAP = 7.0


def label_links(links: Sequence[tuple[str, Box, tuple[Point, ...]]], words: Sequence[Word]) -> list[str | None]:
    """The label of each arrow, given the kind and box of its source and its way.

    Arrows that leave a decision get the words that fit all of them best, each word once; others only what stands close.
    """
    phrases = _stacked(list(_phrases(words)))
    gains = {pair: _WORTH - cost for pair, cost in _fits(phrases, links)}
    chosen = {link: phrases[phrase][0] for phrase, link in best_pairs(gains).items()}
    return [chosen.get(link) for link in range(len(links))]


def _fits(
    phrases: list[tuple[str, Box]], links: Sequence[tuple[str, Box, tuple[Point, ...]]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """How badly each phrase fits each exit of a decision: (phrase, link) and cost."""
    for p, (text, box) in enumerate(phrases):
        for k, (kind, source, points) in enumerate(links):
            cost = _cost(text, box, source, points)
            if cost is not None and (kind == "decision" or (cost < _FAR_OTHER and _KNOWN.fullmatch(text))):
                yield (p, k), cost + (0.0 if kind == "decision" else _UNLIKELY)


def _phrases(words: Sequence[Word]) -> Iterator[tuple[str, Box]]:
    """Neighbouring words on one line, with their box."""
    for line in lines_of(words):
        run: list[Word] = []
        for word in line:
            if run and word.x0 - run[-1].x1 > _GAP:
                yield " ".join(w.text for w in run), around(run)
                run = []
            run.append(word)
        yield " ".join(w.text for w in run), around(run)


def _stacked(phrases: list[tuple[str, Box]]) -> list[tuple[str, Box]]:
    """Phrases with those joined that stand closely below each other and make one label together."""
    out: list[tuple[str, Box]] = []
    for text, box in phrases:
        above = next(
            (i for i, (head, upper) in enumerate(out) if _continues(upper, box) and _one_label(head, text)),
            None,
        )
        if above is None:
            out.append((text, box))
        else:
            head, upper = out[above]
            out[above] = (f"{head} {text}", joined((upper, box)))
    return out


def _one_label(head: str, rest: str) -> bool:
    """Whether two lines are one label, such as Tidak / setuju, Perlu / diperbaiki or Jika lengkap / dan benar; a capital begins another label."""
    alike = rest[:1].islower() or (head.isupper() and rest.isupper())
    whole = f"{head} {rest}"
    apart = bool(_KNOWN.fullmatch(head) or _KNOWN.fullmatch(rest))
    return alike and bool(
        _KNOWN.fullmatch(whole) or _CONDITION.fullmatch(head) or (not apart and _OTHER.fullmatch(whole))
    )


def _continues(upper: Box, lower: Box) -> bool:
    """Whether a phrase stands closely below another."""
    height = upper[3] - upper[1]
    return abs(lower[1] - upper[3]) < 0.6 * height and lower[0] < upper[2] and lower[2] > upper[0]


def _cost(text: str, box: Box, source: Box, points: tuple[Point, ...]) -> float | None:
    """How badly a phrase fits an exit, or None where it does not."""
    known = _KNOWN.fullmatch(text) or _CONDITION.fullmatch(text)
    if not known and not _OTHER.fullmatch(text):
        return None
    if not _meet(box, box_of(points), _FAR_KNOWN):
        return None
    near, gone = _nearest(box, points)
    if not known and (near > _FAR_OTHER or gone > _EXIT):
        return None
    centre = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    cost = near + min(_ALONG_MOST, _ALONG * gone) + min(_APART_MOST, _APART * distance_to_box(centre, source))
    return cost if cost < _FAR_KNOWN else None


def _meet(one: Box, other: Box, reach: float) -> bool:
    """Whether two boxes come within `reach` of each other on both axes."""
    across = one[0] - reach <= other[2] and other[0] - reach <= one[2]
    return across and one[1] - reach <= other[3] and other[1] - reach <= one[3]


def _nearest(box: Box, points: tuple[Point, ...]) -> tuple[float, float]:
    """The distance of a phrase to a way, and how far along the way that is."""
    spots = [(x, y) for x in (box[0], (box[0] + box[2]) / 2, box[2]) for y in (box[1], (box[1] + box[3]) / 2, box[3])]
    best, gone = (1e9, 0.0), 0.0
    for a, b in pairwise(points):
        for spot in spots:
            best = min(best, (distance_to_segment(spot, a, b), gone + min(dist(a, b), dist(a, spot))))
        gone += dist(a, b)
    return best
