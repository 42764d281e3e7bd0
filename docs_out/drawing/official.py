"""The flow table as the official form has it: its columns, its title, its place on the page."""

from dataclasses import dataclass

from docs_out.characters import clean
from docs_out.drawing.layout import Flow, layout
from docs_out.drawing.legend import legend
from docs_out.drawing.metrics import wrap
from docs_out.drawing.sheet import ACTIVITY, NUMBER, OUTPUT, REMARKS, REQUIREMENTS, TIME, Sheet, pitch
from model.sop import Procedure

BEFORE, QUALITY, AFTER = (NUMBER, ACTIVITY), (REQUIREMENTS, TIME, OUTPUT), (REMARKS,)
TITLE_SIZE, TITLE_AFTER, NOTE_SIZE = 10.0, 6.0, 7.0
_TEXTS = 420.0
_END = 4.0  # the hairline that must follow a table in Word


@dataclass(frozen=True, slots=True)
class FlowPages:
    """A flow table on its pages, the lines of the title above it and of the notes below it, its greatest height."""

    flow: Flow
    title: tuple[str, ...]
    notes: tuple[str, ...]
    height: float

    @property
    def title_height(self) -> float:
        """What the title takes from the first page."""
        return len(self.title) * pitch(TITLE_SIZE) + TITLE_AFTER


def flow_pages(procedure: Procedure, title: str, room: tuple[float, float]) -> FlowPages:
    """`procedure` under `title` on pages with `room` (width, height)."""
    heading = wrap(clean(title), TITLE_SIZE, room[0], bold=True)
    notes = tuple(line for note in legend(procedure) for line in wrap(note, NOTE_SIZE, room[0]))
    sheet = Sheet(room[0], room[1] - len(notes) * pitch(NOTE_SIZE) - _END, _TEXTS, BEFORE, (*QUALITY, *AFTER))
    flow = layout(procedure, sheet, len(heading) * pitch(TITLE_SIZE) + TITLE_AFTER)
    return FlowPages(flow, heading, notes, sheet.height)
