"""Words beside the exits of a decision → labels of its arrows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from ingest.layout.geometry.page import Box, Point, Word
from ingest.layout.geometry.polygon import distance_to_box, distance_to_segment, joined
from ingest.layout.geometry.words import around, lines_of

_KNOWN = re.compile(
    r"(?:ya|tidak|tdk|y|t|n|yes|no|ok|ada|(?:tidak |tdk |belum )?(?:lengkap|sesuai|setuju|disetujui|valid|layak|ada|benar)|ditolak|salah|perbaikan|revisi)[.:?]?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[A-Z]|jika .*|[A-Z][a-z]+(?: [a-z]+){0,2}", re.IGNORECASE)
_EXIT, _WHOLE = 45.0, 400.0
_FAR_KNOWN, _FAR_OTHER = 20.0, 9.0
_GAP = 7.0


def label_links(links: Sequence[tuple[str, Box, tuple[Point, ...]]], words: Sequence[Word]) -> list[str | None]:
    """The label of each arrow, given the kind and box of its source and its way.

    Arrows that leave a decision get the nearest words along their first stretch, each word once.
    """
    phrases = _stacked(list(_phrases(words)))
    labels: list[str | None] = [None] * len(links)
    used: set[int] = set()
    for stretch in (_EXIT, _WHOLE):
        for _, phrase, link in sorted(_fits(phrases, links, stretch)):
            if phrase not in used and labels[link] is None:
                labels[link] = phrases[phrase][0]
                used.add(phrase)
    return labels


def _fits(
    phrases: list[tuple[str, Box]], links: Sequence[tuple[str, Box, tuple[Point, ...]]], stretch: float
) -> Iterator[tuple[float, int, int]]:
    """How badly each phrase fits each exit of a decision: cost, phrase, link."""
    for p, (text, box) in enumerate(phrases):
        for k, (kind, source, points) in enumerate(links):
            if kind == "decision" and (cost := _cost(text, box, (source, points), stretch)) is not None:
                yield cost, p, k


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
    """Phrases with those joined that stand closely below each other and make a known one together."""
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
    """Whether two lines are one label, such as Tidak / setuju; a capital begins another label."""
    alike = rest[:1].islower() or (head.isupper() and rest.isupper())
    return alike and bool(_KNOWN.fullmatch(f"{head} {rest}"))


def _continues(upper: Box, lower: Box) -> bool:
    """Whether a phrase stands closely below another."""
    height = upper[3] - upper[1]
    return abs(lower[1] - upper[3]) < 0.6 * height and lower[0] < upper[2] and lower[2] > upper[0]


def _cost(text: str, box: Box, way: tuple[Box, tuple[Point, ...]], stretch: float) -> float | None:
    """How badly a phrase fits an exit, or None where it does not."""
    known = _KNOWN.fullmatch(text)
    if not known and (stretch > _EXIT or not _OTHER.fullmatch(text)):
        return None
    far = _FAR_KNOWN if known else _FAR_OTHER
    centre = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    cost = _distance(box, way[1], stretch) + min(12.0, 0.12 * distance_to_box(centre, way[0]))
    return cost if cost < far else None


def _distance(box: Box, points: tuple[Point, ...], stretch: float) -> float:
    """The distance of a phrase to the first stretch of a way, later stretches counting more."""
    best, gone = 1e9, 0.0
    spots = [(x, y) for x in (box[0], (box[0] + box[2]) / 2, box[2]) for y in (box[1], (box[1] + box[3]) / 2, box[3])]
    for a, b in pairwise(points):
        if gone >= stretch:
            break
        length = dist(a, b) or 1e-6
        t = min(1.0, (stretch - gone) / length)
        end = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        best = min(best, min(distance_to_segment(spot, a, end) for spot in spots) + min(6.0, 0.1 * gone))
        gone += length
    return best
