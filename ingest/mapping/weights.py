"""What skipping a step costs, as the user says it in a CSV: step, weight, perhaps procedure."""

import csv
import io
from pathlib import Path

from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.mapping.activities import candidates
from model.errors import SopError
from model.report import StepWeight
from model.sop import SopDocument
from model.text import Text

_BAD_WEIGHTS = Text(
    id="{name}: bobot langkah tidak dapat dibaca ({why}). Tulis CSV step,weight[,procedure] dengan bobot 1 sampai {most}.",
    en="{name}: the weights of steps cannot be read ({why}). Write CSV step,weight[,procedure] with weights from 1 to {most}.",
)
_NO_STEP = Text(
    id="{name}: SOP tidak mempunyai langkah {step}. Perbaiki nomornya.",
    en="{name}: the SOP has no step {step}. Mend its number.",
)
_MOST = 1000


def read_weights(path: Path, document: SopDocument) -> tuple[StepWeight, ...]:
    """The weights in the file; each is of a step that `document` has."""
    rows = csv.DictReader(io.StringIO(decode(read_bytes(path), path.name)))
    try:
        weights = tuple(StepWeight(int(row.get("procedure") or 0), row["step"], _weight(row["weight"])) for row in rows)
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise SopError(_BAD_WEIGHTS, name=path.name, why=error, most=_MOST) from error
    known = {(step.procedure, step.step) for step in candidates(document)}
    for one in weights:
        if (one.procedure, one.step) not in known:
            raise SopError(_NO_STEP, name=path.name, step=one.step)
    return weights


def _weight(cell: str) -> int:
    weight = int(cell)
    if not 1 <= weight <= _MOST:
        raise ValueError(cell)
    return weight
