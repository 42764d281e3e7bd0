"""Every rule on logs with a case that breaks it and one that keeps it."""

import re
from pathlib import Path

import pytest

from analytics.findings import RULES
from analytics.log_rule import LogRule
from bench.findings_page import PAGE, page
from comparison import Settings, compare
from model.deviation import DEVIATIONS
from model.report import LogFinding
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time

SOP = SopDocument(
    Source("uji.txt", "text", "0"),
    procedures=(
        Procedure(
            "Uji",
            ("Petugas", "Kepala"),
            (
                Step("1", "Menerima berkas", Time(), (Performer(0),)),
                Step("2", "Memeriksa berkas", Time("1 jam", "fixed", 1, 1, "hour"), (Performer(0),), requirements="Berkas", output="Lembar"),
                Step("3", "Menandatangani surat", Time(), (Performer(1),)),
                Step("4", "Mencatat surat", Time(), (Performer(0),)),
            ),
        ),
    ),
)  # fmt: skip
HEAD = "case,activity,start,end,role,requirements,output"
RECEIVE = "Menerima berkas,2025-01-06 08:{n},2025-01-06 08:{n},Petugas,,"
EXAMINE = "Memeriksa berkas,2025-01-06 08:{n},2025-01-06 08:{n},Petugas,Berkas,Lembar"
SIGN = "Menandatangani surat,2025-01-06 08:{n},2025-01-06 08:{n},Kepala,,"
RECORD = "Mencatat surat,2025-01-06 08:{n},2025-01-06 08:{n},Petugas,,"
MEETING = "Rapat,2025-01-06 08:{n},2025-01-06 08:{n},Petugas,,"
GOOD = (RECEIVE, EXAMINE, SIGN, RECORD)
BAD = {
    "LOG201": (RECEIVE, SIGN, RECORD),
    "LOG202": (RECEIVE, MEETING, EXAMINE, SIGN, RECORD),
    "LOG203": (RECEIVE, EXAMINE.replace("06 08:{n},Petugas", "06 10:00,Petugas"), SIGN, RECORD),
    "LOG204": (RECEIVE, EXAMINE, EXAMINE, SIGN, RECORD),
    "LOG205": (RECEIVE, SIGN, RECORD, EXAMINE),
    "LOG206": (RECEIVE, EXAMINE, SIGN.replace("Kepala", "Petugas"), RECORD),
    "LOG207": (RECEIVE, EXAMINE.replace("Lembar", ""), SIGN, RECORD),
    "LOG208": (RECEIVE, EXAMINE.replace("Petugas,Berkas", "Petugas,"), SIGN, RECORD),
    "LOG209": (RECEIVE, EXAMINE, SIGN, RECORD.replace("01-06", "01-09")),
}


def found(tmp_path: Path, *rows: str) -> tuple[LogFinding, ...]:
    """The findings of one case with `rows`, beside one that keeps the SOP."""
    told = [f"{case},{row.format(n=n)}" for case, own in (("A", GOOD), ("B", rows)) for n, row in enumerate(own, 10)]
    log, office = tmp_path / "log.csv", tmp_path / "office.toml"
    log.write_text("\n".join([HEAD, *told]), encoding="utf-8")
    office.write_text('[standard]\ntotal = { amount = 1, unit = "hari kerja" }', encoding="utf-8")
    return compare(SOP, log, Settings(office=office)).findings


def test_every_deviation_has_its_rule() -> None:
    assert [rule.deviation for rule in RULES] == list(DEVIATIONS)


def test_a_case_that_keeps_the_sop_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, *GOOD) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.deviation.rule)
def test_a_bad_case_is_found_with_the_facts_that_prove_it(tmp_path: Path, rule: LogRule) -> None:
    (finding,) = found(tmp_path, *BAD[rule.deviation.rule])
    assert (finding.rule, finding.case) == (rule.deviation.rule, "B")
    assert {fact: finding.facts[fact] for fact in rule.facts if finding.facts[fact] in (None, "")} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.deviation.rule)
def test_every_rule_says_why_with_a_bad_and_a_good_case(rule: LogRule) -> None:
    assert re.findall(r"^(\w+):", rule.told, re.MULTILINE) == ["Why", "Bad", "Good"]


def test_the_page_of_findings_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
