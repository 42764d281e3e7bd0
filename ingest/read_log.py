"""Any supported log file → `RawLog`, read behind limits in a process of its own."""

from functools import partial
from pathlib import Path

from ingest.limits import LOG_PROCESS
from ingest.parse_log import parse_log
from ingest.read import read_one
from model.errors import SopError
from model.log import RawLog
from model.text import Text

_NO_PARTS = Text(
    id="{name}: tidak ada lembar atau jenis objek {part} di dalamnya. Ulangi tanpa --part.",
    en="{name}: it holds no sheet or object type {part}. Try again without --part.",
)


def read_log(path: Path, scratch: Path, part: str | None = None) -> RawLog:
    """The log in the file `path`; its rows go to the folder `scratch`. `SopError` says why there is none.

    `part` names the sheet or object type to read; None leaves the choice to the format's reader.
    """
    log = read_one(path, LOG_PROCESS, partial(parse_log, scratch=scratch, part=part))
    assert isinstance(log, RawLog)
    if part and part not in log.parts:
        raise SopError(_NO_PARTS, name=path.name, part=part)
    return log
