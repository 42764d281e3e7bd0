"""NIP, the number of a civil servant: 18 digits that say birth, appointment, sex and sequence.

Birth (8), year and month of appointment (6), 1 man or 2 woman, sequence (3): BKN, as Tempo explains it
(tekno.tempo.co/amp/1511377). Contract staff (NI PPPK) have the count of their contracts, from 21, where
others have the month (rbtv.disway.id/amp/72478).
"""

import re
from datetime import date
from enum import StrEnum

_LENGTH = 18
_YOUNGEST = 15
_OLDEST = 60
_SHAPE = re.compile(r"(\d{4})(\d\d)(\d\d)(\d{4})(\d\d)(\d)(\d{3})")


class NipFault(StrEnum):
    """What cannot be right about a NIP."""

    LENGTH = "nip_length"
    BIRTH = "nip_birth"
    APPOINTMENT = "nip_appointment"
    SEX = "nip_sex"
    SEQUENCE = "nip_sequence"


def nip_fault(digits: str) -> NipFault | None:
    """The first thing wrong with the NIP `digits`; None for one that can be right."""
    found = _SHAPE.fullmatch(digits)
    if found is None:
        return NipFault.LENGTH
    checks = (
        (NipFault.BIRTH, _born(found)),
        (NipFault.APPOINTMENT, _appointed(found)),
        (NipFault.SEX, found[6] in "12"),
        (NipFault.SEQUENCE, found[7] != "000"),
    )
    return next((fault for fault, right in checks if not right), None)


def _born(found: "re.Match[str]") -> bool:
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def _appointed(found: "re.Match[str]") -> bool:
    """Whether the appointment has a month, or a count of contracts, and an age at which people are appointed."""
    month, age = int(found[5]), int(found[4]) - int(found[1])
    return (1 <= month <= 12 or 21 <= month <= 29) and _YOUNGEST <= age <= _OLDEST  # noqa: PLR2004 (months, contracts)
