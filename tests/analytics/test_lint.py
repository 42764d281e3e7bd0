"""How an office sets the rules: what is off, accepted, heavier; what many SOPs share; what any document gives."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from analytics.linting.lint import Manner, lint
from analytics.offices.office import office_of
from linting import WORDS, lint_documents
from model.errors import SopError
from model.lint import Acceptance, Linted, LintProfile, linted_data
from model.sop import SopDocument, Step
from model.text import Lang
from tests.analytics.lint_cases import good_sop
from tests.strategies import documents

DOCS = Path(__file__).parents[2] / "docs"
NAMED = good_sop({"change": {"steps/3/activity": "Kepala Dinas menandatangani surat jawaban"}})
ACCEPTED = """
[[lint.accepted]]
rule = "SOP204"
sop = "045/017/DLIA/2024"
place = "Prosedur 1, langkah 4"
because = "Tanda tangan tidak dapat diwakilkan"
by = "Ratna Melati Widuri"
on = 2024-08-19
"""


def judged(tmp_path: Path, office: str, *documents: SopDocument) -> tuple[Linted, ...]:
    file = tmp_path / "kantor.toml"
    file.write_text(office, encoding="utf-8")
    return lint_documents(documents, office_of("id-5day", file), None)


def refused(tmp_path: Path, office: str) -> str:
    with pytest.raises(SopError) as caught:
        judged(tmp_path, office)
    return caught.value.to(Lang.EN)


def test_a_finding_as_the_contract_has_it() -> None:
    (linted,) = lint([NAMED], Manner(WORDS))
    assert linted_data(linted, Lang.ID) == {
        "source": "baik.txt",
        "findings": [
            {
                "rule": "SOP204",
                "at": "/procedures/0/steps/3/activity",
                "place": "Prosedur 1, langkah 4",
                "severity": "warning",
                "basis": "Permen PAN RB 35/2012, Lampiran, format SOP AP huruf c (pelaksana dipisahkan)",
                "message": "Prosedur 1, langkah 4: kegiatan menyebut pelaksana “Kepala Dinas”. Mulai dengan kata kerjanya: “Menandatangani surat jawaban”; pelaksana ditunjukkan oleh simbol di kolomnya.",
                "facts": {"lane": "Kepala Dinas", "better": "Menandatangani surat jawaban"},
            }
        ],
        "accepted": [],
    }
    assert linted.findings[0].to(Lang.EN) == (
        "Procedure 1, step 4: the activity names its performer “Kepala Dinas”. Begin with the verb: “Menandatangani surat jawaban”; the symbol in its column shows who."
    )


def test_an_office_switches_custom_off(tmp_path: Path) -> None:
    unused = good_sop({"change": {"lanes": ["Pemohon", "Petugas Layanan", "Kepala Dinas", "Bupati"]}})
    assert [one.rule for one in judged(tmp_path, "", unused)[0].findings] == ["SOP210"]
    assert judged(tmp_path, '[lint]\noff = ["SOP210"]', unused)[0].findings == ()


def test_of_a_rule_that_is_off_the_regulation_stays(tmp_path: Path) -> None:
    unsigned = good_sop({"change": {"approval/nip": "123", "approval/name": None}})
    (linted,) = judged(tmp_path, '[lint]\noff = ["SOP106"]', unsigned)
    assert [one.spot.at for one in linted.findings] == ["/approval/name"]


def test_an_office_weighs_a_rule(tmp_path: Path) -> None:
    (linted,) = judged(tmp_path, '[lint.severity]\nSOP204 = "error"', NAMED)
    assert [one.severity for one in linted.findings] == ["error"]


@pytest.mark.parametrize("place", ["Prosedur 1, langkah 4", "procedure 1 step 4", "/procedures/0/steps/3/activity"])
def test_what_an_office_accepts_is_told_apart(tmp_path: Path, place: str) -> None:
    (linted,) = judged(tmp_path, ACCEPTED.replace("Prosedur 1, langkah 4", place), NAMED)
    assert linted.findings == ()
    assert [(one.finding.rule, one.acceptance) for one in linted.accepted] == [
        (
            "SOP204",
            Acceptance(
                "SOP204", "Tanda tangan tidak dapat diwakilkan", "Ratna Melati Widuri", date(2024, 8, 19), place, "045/017/DLIA/2024"
            ),
        )
    ]  # fmt: skip


def test_a_whole_sop_is_accepted_by_its_number(tmp_path: Path) -> None:
    (linted,) = judged(tmp_path, ACCEPTED.replace('place = "Prosedur 1, langkah 4"\n', ""), NAMED)
    assert (linted.findings, len(linted.accepted)) == ((), 1)


def test_an_exception_that_meets_nothing_is_told(tmp_path: Path) -> None:
    linted, unused = judged(tmp_path, ACCEPTED, good_sop())
    assert linted.findings == ()
    assert unused.source == "kantor.toml"
    assert [(one.rule, one.severity, one.to(Lang.ID)) for one in unused.findings] == [
        (
            "SOP000",
            "info",
            "kantor.toml, pengecualian 1: SOP204 tidak lagi menemukan apa pun di tempat yang dikecualikan (Prosedur 1, langkah 4). Hapus pengecualian dari Ratna Melati Widuri ini, atau perbaiki tempatnya.",
        )
    ]


def test_an_exception_of_an_sop_that_is_not_examined_is_not_told(tmp_path: Path) -> None:
    other = good_sop({"change": {"number": "045/018/DLIA/2024"}})
    assert len(judged(tmp_path, ACCEPTED, other)) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("because", "lint.accepted[1].because is missing. Add it."),
        ("by", "lint.accepted[1].by is missing. Add it."),
        ("on", "lint.accepted[1].on is missing. Add it."),
    ],
)
def test_an_exception_needs_reason_author_and_day(tmp_path: Path, line: str, message: str) -> None:
    without = "\n".join(row for row in ACCEPTED.split("\n") if not row.startswith(f"{line} "))
    assert refused(tmp_path, without) == f"kantor.toml: {message}"


@pytest.mark.parametrize(
    ("office", "message"),
    [
        ('[lint]\noff = ["SOP204"]', "lint.off[1] = SOP204 rests on a regulation and cannot be switched off. Except single SOPs with [[lint.accepted]] and the reason."),
        ('[lint.severity]\nSOP204 = "major"', 'lint.severity.SOP204 = "major" is not known. Use one of: error, warning, info.'),
        ('[lint]\nnumber_pattern = "("', "lint.number_pattern is no correct pattern (missing ), unterminated subpattern at position 0). Correct the regular expression."),
        ('[[lint.accepted]]\nrule = "SOP204"', "lint.accepted[1] names no SOP and no place. Add sop (its number) or place (such as “Prosedur 1, langkah 4”)."),
        ('[[lint.accepted]]\nrule = "SOP204"\nsop = "1"\nbecause = " "', "lint.accepted[1].because is empty. Fill it in."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, office: str, message: str) -> None:
    assert refused(tmp_path, office) == f"kantor.toml: {message}"


def test_sops_seen_together_may_have_files_of_one_name() -> None:
    found = lint([good_sop(), good_sop({"change": {"title": "Pelayanan Informasi Sekolah"}})], Manner(WORDS))
    assert [(one.source, [f.rule for f in one.findings if f.rule == "SOP102"]) for one in found] == [
        ("baik.txt", ["SOP102"]),
        ("baik.txt", ["SOP102"]),
    ]


def test_the_documented_example(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", (DOCS / "lint.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (linted,) = judged(tmp_path, found[1], NAMED)
    assert [one.rule for one in linted.findings] == ["SOP108"]
    assert [one.finding.severity for one in linted.accepted] == ["info"]


def drawn(document: SopDocument) -> SopDocument:
    """`document` with its steps numbered and its performers drawn, so that rules on drawings look at it."""
    return replace(
        document, procedures=tuple(replace(one, steps=tuple(map(_drawn, one.steps))) for one in document.procedures)
    )


def _drawn(step: Step) -> Step:
    symbols = ("terminator", "process", "decision", "connector", "other")
    shapes = (replace(who, status="drawn", symbol=symbols[who.lane % 5]) for who in step.performers)
    return replace(step, performers=tuple(shapes))


@given(documents() | documents().map(drawn))
@settings(max_examples=300)
def test_any_document_is_judged_in_both_languages(document: SopDocument) -> None:
    for linted in lint([document, good_sop()], Manner(WORDS, LintProfile(), date(2025, 8, 1))):
        for lang in Lang:
            assert all(one.to(lang) and one.basis.to(lang) for one in linted.findings)
