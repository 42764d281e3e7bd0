"""Role names of a log as lanes: the same words, who acts for a position, the only one alike."""

import pytest

from ingest.mapping.lanes import lane_of

LANES = ("Petugas Loket", "Kasubbag Umum", "Plt. Kepala Dinas", "Pelaksana")


@pytest.mark.parametrize(
    ("role", "lane"),
    [
        ("PETUGAS  LOKET", 0),
        ("Petugas Loket 2", 0),
        ("Petugas", 0),
        ("Kepala Sub Bagian Umum", 1),
        ("Kepala Dinas", 2),
        ("Kepala Dinas Kependudukan", 2),
        ("Plt. Kepala Dinas", 2),
        ("plt Kadis", 2),
        ("PLH. KEPALA DINAS", 2),
        ("Plh Kasubbag Umum", 1),
        ("Pj. Kepala Dinas", 2),
        ("Pjs. Kepala Dinas", 2),
        ("a.n. Kepala Dinas", 2),
        ("An. Kepala Dinas", 2),
        ("u.b. Kepala Dinas", 2),
        ("ub Kepala Dinas", 2),
        ("a.n. Kepala Dinas, Sekretaris", 2),
        ("Pelaksana Tugas Kepala Dinas", 2),
        ("pelaksana harian Kepala Dinas", 2),
        ("Penjabat Sementara Kepala Dinas", 2),
        ("Plh. Plt. Kepala Dinas", 2),
        ("Pelaksana", 3),
        ("Plt.", None),
        ("Kepala", None),
        ("Bendahara", None),
        ("Anggota", None),
        ("", None),
        ("2", None),
    ],
)
def test_the_lane_of_a_role(role: str, lane: int | None) -> None:
    assert lane_of(role, LANES) == lane


def test_a_lane_named_like_a_mandate_is_itself() -> None:
    assert lane_of("PJ Kegiatan", ("Kegiatan", "PJ Kegiatan")) == 1


def test_one_of_two_lanes_alike_is_not_chosen() -> None:
    assert lane_of("Plt. Kepala", ("Kepala Dinas", "Kepala Bidang")) is None
