"""A raw flow table → `Procedure` with its doubts, repairs and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.durations import read_time
from ingest.language.lanes import lanes_of
from ingest.language.narrative import told_otherwise
from ingest.language.performers import Guess, Told, tell
from ingest.layout.columns import Columns, Row, read_columns, read_row
from ingest.layout.flow import Arrow, arrows, decisions
from ingest.layout.markup import fold
from ingest.layout.performers import Acting, acting, lost_lane, texts_of
from ingest.layout.table import RawTable
from model.sop import Doubt, Edge, Place, Port, Procedure, Repair, Step

_LANE_CONFIDENCE = 0.7


@dataclass(frozen=True, slots=True)
class Table:
    """A flow table with its columns understood; `lanes` has a lost name put back."""

    columns: Columns
    lanes: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A procedure and what is to be said about it."""

    procedure: Procedure
    doubts: tuple[Doubt, ...]
    repairs: tuple[Repair, ...]
    evidence: dict[str, Place]


def tables_of(raws: tuple[RawTable, ...]) -> tuple[Table, ...]:
    """All tables; a lane without a name gets one that the document's other tables know."""
    first = tuple(_table(raw) for raw in raws)
    named = [lane for table in first for i, lane in enumerate(table.lanes) if i != table.columns.nameless]
    return tuple(_relaned(table, tuple(dict.fromkeys(named))) for table in first)


def procedure_of(table: Table, title: str | None, at: str, narrative: tuple[str, ...] = ()) -> Read:
    """The procedure of `table`; `at` is its JSON pointer, `narrative` the document's own telling of it."""
    told = tell(texts_of(table.rows), table.lanes, narrative=narrative)
    flow = arrows(table.rows, told)
    deciding = decisions(table.rows, told).keys()
    steps = tuple(
        _step(row, told.guesses[i] if told.guesses else None, _symbol(i, len(table.rows), i in deciding))
        for i, row in enumerate(table.rows)
    )
    edges = tuple(_edge(arrow, steps) for arrow in flow)
    return Read(
        Procedure(title, table.lanes, steps, edges),
        (
            *_table_doubts(table, at),
            *_row_doubts(table, steps, at),
            *_narrative_doubts(told, steps, narrative, table.lanes, at),
            *_edge_doubts(flow, at),
        ),
        _repairs(table, at),
        _evidence(table, told, steps, at),
    )


def _table(raw: RawTable) -> Table:
    cells = tuple(tuple(fold(cell) for cell in row.cells) for row in raw.rows)
    columns = read_columns(raw.header, cells)
    rows = tuple(read_row(row, columns) for row in cells)
    return Table(columns, columns.lanes, rows, tuple(row.number for row in raw.rows))


def _relaned(table: Table, others: tuple[str, ...]) -> Table:
    lost = table.columns.nameless
    name = lost_lane(table.rows, table.lanes, others) if lost is not None else None
    if lost is None or name is None:
        return table
    lanes = tuple(name if i == lost else lane for i, lane in enumerate(table.lanes))
    return Table(table.columns, lanes, table.rows, table.lines)


def _step(row: Row, guess: Guess | None, symbol: str) -> Step:
    who = acting(guess, symbol) if guess else Acting(())
    return Step(
        number=row.number,
        activity=row.activity,
        time=read_time(row.time),
        performers=who.performers,
        alternatives=who.alternatives,
        requirements=row.requirements or None,
        output=row.output or None,
        remarks=row.remarks or None,
    )


def _symbol(at: int, count: int, deciding: bool) -> str:  # noqa: FBT001 (one fact of the row)
    """The symbol the form prescribes: a capsule begins and ends, a diamond decides (Permen PAN RB 35/2012)."""
    if deciding:
        return "decision"
    return "terminator" if at in (0, count - 1) else "process"


def _evidence(table: Table, told: Told, steps: tuple[Step, ...], at: str) -> dict[str, Place]:
    found = {f"{at}/steps/{i}": Place(line=line, how="cell") for i, line in enumerate(table.lines)}
    for i, (step, guess, line) in enumerate(zip(steps, told.guesses, table.lines, strict=False)):
        if step.performers and guess.words:
            found[f"{at}/steps/{i}/performers/0"] = Place(line=line, confidence=step.performers[0].confidence, words=guess.words)  # fmt: skip
    return found


def _edge(arrow: Arrow, steps: tuple[Step, ...]) -> Edge:
    return Edge(_port(steps[arrow.source]), _port(steps[arrow.target]), arrow.label, arrow.status)


def _port(step: Step) -> Port:
    return Port(step.number, step.performers[0].lane if step.performers else None)


def _table_doubts(table: Table, at: str) -> Iterator[Doubt]:
    if table.columns.nameless is not None:
        lane = table.columns.nameless
        yield Doubt(
            f"{at}/lanes/{lane}", "lane_name_lost", f"Nama kolom pelaksana hilang; diduga: {table.lanes[lane]}."
        )
    if table.columns.relabelled:
        yield Doubt(at, "output_heading_missing", "Judul kolom Output tidak ada; isi kolom setelah Waktu dibaca sebagai Output.")  # fmt: skip


def _row_doubts(table: Table, steps: tuple[Step, ...], at: str) -> Iterator[Doubt]:
    for i, (row, step) in enumerate(zip(table.rows, steps, strict=True)):
        here = f"{at}/steps/{i}"
        if row.shift:
            yield Doubt(here, "row_shifted", f"Baris {row.number}: sel bergeser {row.shift:+d} kolom; dikembalikan menurut isi Waktu.")  # fmt: skip
        if not step.performers:
            yield Doubt(here, "performer_unknown", f"Langkah {row.number}: pelaksana tidak disebut dalam teks.")


def _narrative_doubts(
    told: Told, steps: tuple[Step, ...], narrative: tuple[str, ...], lanes: tuple[str, ...], at: str
) -> Iterator[Doubt]:
    if not narrative or not told.rows:
        return
    shown = [step.performers[0].lane if step.performers else None for step in steps]
    for i in told_otherwise(told.rows, narrative, lanes_of(lanes), shown):
        yield Doubt(f"{at}/steps/{i}", "narrative_differs", f"Langkah {steps[i].number}: uraian prosedur menyebut pelaksana lain daripada tabel.")  # fmt: skip


def _edge_doubts(flow: tuple[Arrow, ...], at: str) -> Iterator[Doubt]:
    for i, arrow in enumerate(flow):
        if not arrow.sure:
            yield Doubt(f"{at}/edges/{i}", "branch_uncertain", f"Tujuan cabang {arrow.label} diduga dari letaknya.")


def _repairs(table: Table, at: str) -> tuple[Repair, ...]:
    lane = table.columns.nameless
    if lane is None or table.lanes == table.columns.lanes:
        return ()
    old, new = table.columns.lanes[lane], table.lanes[lane]
    return (Repair(f"{at}/lanes/{lane}", old, new, "lane_name_lost", _LANE_CONFIDENCE),)
