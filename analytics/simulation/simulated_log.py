"""A simulated log as CSV, its ground truth beside it as `<log>.truth.json`."""

import csv
import json
from dataclasses import asdict, astuple, fields
from pathlib import Path

from analytics.simulation.simulation import Executed, Simulated


def write_log(simulated: Simulated, path: Path) -> Path:
    """Writes the log to `path`; returns the path of its ground truth."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(field.name for field in fields(Executed))
        rows.writerows(astuple(row) for row in simulated.rows)
    truth = path.with_name(f"{path.name}.truth.json")
    planted = [asdict(one) for one in simulated.planted]
    truth.write_text(json.dumps({"planted": planted}, ensure_ascii=False, indent=1), encoding="utf-8")
    return truth
