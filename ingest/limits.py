"""How much time, memory and size an untrusted document or log may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds on one file, explained in docs/limits.md; sizes in bytes."""

    file_bytes: int = 50_000_000
    start_seconds: float = 60
    page_seconds: float = 30
    file_seconds: float = 300
    memory_bytes: int = 1_500_000_000
    answer_bytes: int = 100_000_000
    parts: int = 10_000
    expanded_bytes: int = 300_000_000
    ratio: int = 100
    ratio_from_bytes: int = 20_000_000
    xml_depth: int = 200


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class LogLimits:
    """The bounds on what one log holds, explained in docs/limits.md; sizes in bytes."""

    workbook: Limits = Limits(file_bytes=200_000_000, expanded_bytes=1_000_000_000)
    cells: int = 8_000_000
    rows: int = 500_000_000
    columns: int = 1_000
    row_group_bytes: int = 1_000_000_000
    whole_bytes: int = 100_000_000
    line_bytes: int = 1_000_000
    database_seconds: float = 60
    rejects: int = 1_000


LOG_LIMITS = LogLimits()
# A log is read as one page, in a process of its own like a document.
LOG_PROCESS = Limits(page_seconds=1800, file_seconds=1800, memory_bytes=2_000_000_000)
