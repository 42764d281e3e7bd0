"""How a document is to be set: its paper, the office's template, a QR code of what it holds, what is left blank."""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from model.sop import SopDocument
from model.sop_json import dumps


class Paper(StrEnum):
    """The papers of Indonesian offices."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is turned, with its margins (points)."""

    width: float
    height: float
    margin_x: float
    margin_y: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height between the margins."""
        return self.width - 2 * self.margin_x, self.height - 2 * self.margin_y


PAGES = {
    Paper.A4: Page(width=841.9, height=595.3, margin_x=28.35, margin_y=36.0),
    Paper.F4: Page(width=935.4, height=609.4, margin_x=28.35, margin_y=36.0),  # 330 x 215 mm
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is asked of a document beside what it says.

    `template` is a Word file whose styles, header and footer are taken; `blank` leaves number, dates and name to
    whoever signs.
    """

    paper: Paper = Paper.A4
    template: bytes | None = None
    qr: bool = False
    blank: bool = False

    @property
    def page(self) -> Page:
        """The landscape page."""
        return PAGES[self.paper]


USUAL = Setting()


def blanked(document: SopDocument) -> SopDocument:
    """`document` without number, dates and the name of who signs."""
    unsigned = replace(document.approval, name=None, nip=None, electronic=False)
    return replace(document, number=None, created=None, revised=None, effective=None, approval=unsigned)


def digest(document: SopDocument) -> str:
    """The SHA-256 of the document's JSON file."""
    return sha256(dumps(document).encode("utf-8", "backslashreplace")).hexdigest()
