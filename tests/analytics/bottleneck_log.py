"""A small log through the real engine to its bottlenecks, and to the causes of each waiting."""

from dataclasses import dataclass
from pathlib import Path

from analytics.bottlenecks.bottlenecks import bottlenecks, causes_by_run
from analytics.check import Question, check
from analytics.events import usable
from analytics.offices.office import office_of
from analytics.working_time.located import located
from ingest.limits import LOG_PROCESS
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.lanes import lane_of
from ingest.parse_log import parse_log
from model.bottleneck import CAUSES, Bottlenecks
from model.report import Mapped
from model.sop import SopDocument
from store.engines.duckdb import connect

HEAD = "case,activity,start,end,performer,role,unit"


@dataclass(frozen=True, slots=True)
class Searched:
    """Bottlenecks of a log, and the columns of each waiting's causes by row; working seconds waited by row."""

    found: Bottlenecks
    causes: dict[int, dict[str, int]]
    waited: dict[int, int]

    def minutes(self, row: int) -> dict[str, float]:
        """The causes of the waiting of `row`, in minutes, those that hold."""
        seconds = {cause: self.causes[row][f"{cause}_seconds"] for cause in (*CAUSES, "unsplit")}
        return {cause: n / 60 for cause, n in seconds.items() if n}


def searched(
    document: SopDocument,
    folder: Path,
    rows: list[str],
    *,
    head: str = HEAD,
    office: str = "",
) -> Searched:
    """What is found in `rows` of a log with the headings `head`, in an office with that file."""
    folder.mkdir(exist_ok=True)
    path, file = folder / "log.csv", folder / "kantor.toml"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    file.write_text(office, encoding="utf-8")
    raw = parse_log(path, lambda *_page: None, LOG_PROCESS, folder, None)
    engine, known = connect(folder, path), office_of("id-5day", file)
    events = usable(located(canonical(engine.scan(raw), read_log_columns(raw)), known), engine)
    names = tuple(
        Mapped(step.activity, n, step.number, 1.0) for n, p in enumerate(document.procedures) for step in p.steps
    )
    question = Question(document, known, lambda _seen: names, lane_of, path.name)
    checked = check(events, question, engine)
    found = bottlenecks(checked, question, engine)
    kept = engine.connection.table("bottleneck_runs")
    causes = causes_by_run(kept, checked, question).to_pylist() if found.status == "split" else []
    waited = {row.row: row.waiting_seconds for row in engine.rows(checked.runs)}
    return Searched(found, {row["row"]: row for row in causes}, waited)
