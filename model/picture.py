"""A page of a document as a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """Page `page` of `pages`, `width` by `height` points; the picture itself lies in a file."""

    page: int
    pages: int
    width: float
    height: float
