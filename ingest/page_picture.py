"""A page of an untrusted PDF as a picture, drawn behind limits and kept."""

import json
from functools import partial
from pathlib import Path
from secrets import token_hex
from threading import BoundedSemaphore

from ingest.limits import Limits
from ingest.read import read_one
from model.picture import Picture
from model.reader import OnPage
from model.sop_json import build, to_data

LIMITS = Limits(file_seconds=30, memory_bytes=800_000_000)
# Whoever asks for many pages at once waits, not everybody else.
_TURNS = BoundedSemaphore(2)


def page_picture(file: Path, page: int, target: Path) -> Picture:
    """What the PNG file `target` shows: page `page` of the PDF `file`; drawn once, then kept.

    `SopError` says why it cannot be drawn. What is known of the picture stands beside it, as JSON.
    """
    facts = target.with_suffix(".json")
    if facts.exists():
        return build(Picture, json.loads(facts.read_text(encoding="ascii")))
    target.parent.mkdir(parents=True, exist_ok=True)
    own = target.with_name(f".{target.name}.{token_hex(8)}")
    try:
        with _TURNS:
            picture = read_one(file, LIMITS, partial(_draw, page=page, target=own))
        assert isinstance(picture, Picture)
        own.replace(target)
        own.write_text(json.dumps(to_data(picture)), encoding="ascii")
        own.replace(facts)
    finally:
        own.unlink(missing_ok=True)
    return picture


def _draw(path: Path, on_page: OnPage, limits: Limits, page: int, target: Path) -> Picture:
    from ingest.draw_page import draw_page  # noqa: PLC0415 - loaded only by the process that draws

    return draw_page(path, on_page, limits, page, target)
