"""NIP: what can be one, and the first thing wrong with what cannot."""

import pytest

from ingest.language.nip import NipFault, nip_fault
from ingest.layout.approval import read_approval, unread_nip


@pytest.mark.parametrize("nip", ["197804152003122004", "199001012015031001", "199512312023212001"])
def test_possible_nip(nip: str) -> None:
    assert nip_fault(nip) is None


@pytest.mark.parametrize(
    ("nip", "fault"),
    [
        ("19780415200312200", NipFault.LENGTH),
        ("1978041520031220045", NipFault.LENGTH),
        ("19780415200312200A", NipFault.LENGTH),
        ("197813152003122004", NipFault.BIRTH),
        ("197802302003122004", NipFault.BIRTH),
        ("197804152003132004", NipFault.APPOINTMENT),
        ("197804151983122004", NipFault.APPOINTMENT),
        ("197804152003123004", NipFault.SEX),
        ("197804152003122000", NipFault.SEQUENCE),
    ],
)
def test_fault(nip: str, fault: NipFault) -> None:
    assert nip_fault(nip) == fault


def test_short_nip_is_read_as_written_so_that_it_can_be_doubted() -> None:
    assert read_approval("Kepala Dinas\nRatna Widuri\nNIP. 19780415 200312 2 04").nip == "19780415200312204"


def test_letters_in_a_nip_are_not_guessed() -> None:
    cell = "Kepala Dinas\nRatna Widuri\nNIP. l9780415 2OO312 2 004"
    assert read_approval(cell).nip is None
    assert unread_nip(cell) == "l9780415 2OO312 2 004"
    assert unread_nip("NIP. 19780415 200312 2 004") is None
