"""Each case is judged by the version of the SOP that was in force when it began; weights of steps."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analytics.conformance.versions import versions_of
from comparison import Settings, compare
from model.errors import SopError
from model.report import Report, VersionFigures
from model.sop import SopDocument, Source
from model.text import Lang
from model.time import Time
from tests.analytics.timed_log import sop

OLD = replace(
    sop(("Menerima", Time("-")), ("Memeriksa", Time("2 jam", "fixed", 2, 2, "hour")), ("Menyerahkan", Time("-"))),
    source=Source("lama.json", "json", "0"),
    number="1/2024",
    effective=date(2024, 1, 1),
)
NEW = replace(
    sop(("Menerima", Time("-")), ("Memeriksa", Time("1 jam", "fixed", 1, 1, "hour"))),
    source=Source("baru.json", "json", "0"),
    effective=date(2025, 1, 7),
)
HEAD = "case,activity,start,end"
BEFORE = """K1,Menerima,2025-01-06 08:00,2025-01-06 08:10
K1,Memeriksa,2025-01-08 09:00,2025-01-08 10:30
K1,Menyerahkan,2025-01-08 11:00,2025-01-08 11:10"""
AFTER = """K2,Menerima,2025-01-07 08:00,2025-01-07 08:10
K2,Memeriksa,2025-01-07 09:00,2025-01-07 10:30
K3,Menerima,2025-01-09 08:00,2025-01-09 08:10
K3,Memeriksa,2025-01-09 09:00,2025-01-09 09:30"""


def judged(
    folder: Path, *blocks: str, document: SopDocument = NEW, earlier: tuple[SopDocument, ...] = (OLD,)
) -> Report:
    log = folder / "log.csv"
    log.write_text("\n".join([HEAD, *blocks]), encoding="utf-8")
    return compare(document, log, Settings(earlier=earlier))


def told(version: VersionFigures) -> tuple[str, int, int, int, int, int]:
    figures = version
    return (
        figures.source, figures.cases, figures.conforming_cases, figures.measurable, figures.within, figures.excess_seconds,
    )  # fmt: skip


def test_cases_before_the_revision_keep_the_version_of_their_time(tmp_path: Path) -> None:
    report = judged(tmp_path, BEFORE, AFTER)
    assert [told(one) for one in report.versions] == [("lama.json", 1, 1, 1, 1, 0), ("baru.json", 2, 1, 2, 1, 1800)]
    assert [(one.since, one.until) for one in report.versions] == [(None, date(2025, 1, 7)), (date(2025, 1, 7), None)]
    assert (report.cases, report.deviations["over_time"]) == (2, 1)


def test_a_version_without_cases_is_left_out(tmp_path: Path) -> None:
    report = judged(tmp_path, BEFORE)
    assert [told(one) for one in report.versions] == [("lama.json", 1, 1, 1, 1, 0)]
    assert report.cases == 1


def test_one_version_says_nothing_of_versions(tmp_path: Path) -> None:
    report = judged(tmp_path, BEFORE, AFTER, earlier=())
    assert (report.versions, report.cases) == ((), 3)


@pytest.mark.parametrize(
    ("earlier", "sentence"),
    [
        (
            replace(OLD, effective=None),
            (
                "lama.json: tidak menyebut tanggal berlaku, revisi atau pembuatan, sehingga tidak dapat diurutkan dengan versi lain. "
                "Isi salah satunya lalu ulangi."
            ),
        ),
        (
            replace(OLD, effective=date(2025, 1, 7)),
            "lama.json dan baru.json mulai berlaku pada tanggal yang sama, 2025-01-07. Perbaiki tanggal salah satunya lalu ulangi.",
        ),
    ],
)
def test_versions_that_have_no_order(earlier: SopDocument, sentence: str) -> None:
    with pytest.raises(SopError) as caught:
        versions_of((earlier, NEW))
    assert caught.value.to(Lang.ID) == sentence


def test_a_step_weighs_what_the_user_says(tmp_path: Path) -> None:
    log, weights = tmp_path / "log.csv", tmp_path / "bobot.csv"
    log.write_text("\n".join([HEAD, BEFORE.replace("Memeriksa", "Rapat")]), encoding="utf-8")
    weights.write_text("step,weight\n2,5\n", encoding="utf-8")
    costs = [compare(OLD, log, settings).alignment.total_cost for settings in (Settings(), Settings(weights=weights))]
    assert costs == [2, 6]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("step,weight\n9,5\n", "bobot.csv: SOP tidak mempunyai langkah 9. Perbaiki nomornya."),
        (
            "step,weight\n2,0\n",
            "bobot.csv: bobot langkah tidak dapat dibaca (0). Tulis CSV step,weight[,procedure] dengan bobot 1 sampai 1000.",
        ),
    ],
)
def test_weights_that_cannot_be_used(tmp_path: Path, text: str, sentence: str) -> None:
    log, weights = tmp_path / "log.csv", tmp_path / "bobot.csv"
    log.write_text(f"{HEAD}\n{BEFORE}", encoding="utf-8")
    weights.write_text(text, encoding="utf-8")
    with pytest.raises(SopError) as caught:
        compare(OLD, log, Settings(weights=weights))
    assert caught.value.to(Lang.ID) == sentence
