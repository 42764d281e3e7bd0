"""What the newest check of each document says of one month."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckedMonth:
    """A month of the newest check of a document: closed cases begun in it, those that conform, time above the norms.

    `month` is its first day as ISO text.
    """

    unit: int
    document: int
    title: str
    month: str
    cases: int
    conforming: int
    excess_seconds: int
