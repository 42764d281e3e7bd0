"""How much time, memory and size an untrusted document may cost."""

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
