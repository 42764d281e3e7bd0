"""The scorer's figures on hand-made documents."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.sop import Approval, Edge, LegalBasis, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.corpus.counts import Count, Score
from tests.corpus.labelled import from_labels
from tests.corpus.plan import plan
from tests.corpus.score import score

HOUR = Time("1 jam", "fixed", 1, 1, "hour")
STEPS = (
    Step("1", "Menerima surat masuk", HOUR, (Performer(0, "terminator"),), output="Agenda"),
    Step("2", "Memeriksa isi surat", HOUR, (Performer(1, "decision"),), requirements="Surat", remarks="-"),
    Step("3", "Mengarsipkan surat", Time("-", "empty"), (Performer(0, "terminator"), Performer(1)), output="Arsip"),
)
EDGES = (
    Edge(Port("1", 0), Port("2", 1)),
    Edge(Port("2", 1), Port("3", 0), "Ya"),
    Edge(Port("2", 1), Port("1", 0), "Tidak"),
)
TRUTH = SopDocument(
    source=Source("surat.pdf", "pdf", ""),
    institution=("DINAS DERMAGA", "Bidang Perahu"),
    number="7/SOP/2020",
    title="Surat Masuk",
    created=date(2020, 1, 2),
    approval=Approval("Kepala Dinas", "Sekar Manikam", "198001012005012001"),
    legal_basis=(LegalBasis("Undang-Undang Nomor 3 Tahun 2001 tentang Dermaga"),),
    qualifications=("Teliti", "Cermat"),
    procedures=(Procedure(None, ("Staf", "Kepala Seksi"), STEPS, EDGES),),
)


def test_the_truth_is_perfect() -> None:
    for seed in range(30):
        document = plan(seed).document
        assert score(document, document).wrong == 0


def test_spaces_do_not_count_but_letters_do() -> None:
    found = score(TRUTH, replace(TRUTH, title="SuratMasuk", number="7/sop/2020"))
    assert (found["title"], found["number"]) == (Count(1, 1, 1), Count(0, 1, 1))


def test_missing_and_invented_values_of_the_identity_block() -> None:
    damaged = replace(TRUTH, created=None, revised=date(2021, 5, 5), qualifications=("Teliti",), warnings=("Awas",))
    found = score(TRUTH, damaged)
    assert found["created"] == Count(0, 1, 0)
    assert found["revised"] == Count(0, 0, 1)
    assert found["qualifications"] == Count(1, 2, 1)
    assert found["warnings"] == Count(0, 0, 1)


def test_a_lost_step_and_a_wrong_arrow() -> None:
    steps = (STEPS[0], replace(STEPS[2], number="2"))
    edges = (Edge(Port("1", 0), Port("2", 0)), Edge(Port("2", 1), Port("1", 0), "Tidak"))
    found = score(TRUTH, replace(TRUTH, procedures=(Procedure(None, ("Staf", "Kepala Seksi"), steps, edges),)))
    assert found["steps"] == Count(2, 3, 2)
    assert found["activity"] == Count(2, 3, 2)
    assert found["requirements"] == Count(0, 1, 0)
    assert found["performers"] == Count(3, 4, 3)
    assert found["time"] == Count(1, 2, 1)
    assert found["arrows"] == Count(0, 3, 2)
    assert found["labels"] == Count(0, 2, 1)


def test_a_wrong_symbol_keeps_its_lane_and_a_wrong_label_its_arrow() -> None:
    steps = (replace(STEPS[0], performers=(Performer(0, "process"),)), *STEPS[1:])
    edges = (*EDGES[:2], replace(EDGES[2], label="T"))
    found = score(TRUTH, replace(TRUTH, procedures=(Procedure(None, ("Staf", "Kepala Seksi"), steps, edges),)))
    assert (found["performers"], found["performer lanes"]) == (Count(3, 4, 4), Count(4, 4, 4))
    assert (found["arrows"], found["labels"]) == (Count(3, 3, 3), Count(1, 2, 2))


def test_performers_are_compared_by_lane_name_where_a_lane_is_missing() -> None:
    steps = tuple(replace(s, performers=tuple(Performer(0, p.symbol) for p in s.performers if p.lane)) for s in STEPS)
    found = score(TRUTH, replace(TRUTH, procedures=(Procedure(None, ("Kepala Seksi",), steps, ()),)))
    assert found["lanes"] == Count(1, 2, 1)
    assert found["performers"] == Count(2, 4, 2)


def test_without_a_flow_in_the_truth_the_flow_is_not_measured() -> None:
    assert score(replace(TRUTH, procedures=()), TRUTH)["steps"] == Count(0, 0, 0)
    assert score(TRUTH, replace(TRUTH, procedures=()))["steps"] == Count(0, 3, 0)


def test_scores_add_up() -> None:
    total = Score({"title": Count(1, 1, 2)}) + Score({"title": Count(1, 2, 2), "number": Count(0, 1, 0)})
    assert (total["title"], total["number"]) == (Count(2, 3, 4), Count(0, 1, 0))
    assert (total["title"].recall, total["title"].precision) == (2 / 3, 0.5)
    assert total["title"].f1 == 4 / 7
    assert total.wrong == 3


def test_labels_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "007.json"
    path.write_text(json.dumps(LABELS), encoding="utf-8")
    assert score(TRUTH, from_labels(path)).wrong == 0


LABELS = {
    "file": "007.pdf",
    "table": "vector",
    "institution": ["DINAS DERMAGA", "Bidang Perahu"],
    "number": "7/SOP/2020",
    "title": "Surat Masuk",
    "created": "2020-01-02",
    "revised": None,
    "effective": None,
    "approval": {"position": "Kepala Dinas", "name": "Sekar Manikam", "nip": "198001012005012001"},
    "legal_basis": ["Undang-Undang Nomor 3 Tahun 2001 tentang Dermaga"],
    "qualifications": ["Teliti", "Cermat"],
    "related": [],
    "equipment": [],
    "warnings": [],
    "records": [],
    "procedures": [
        {
            "lanes": ["Staf", "Kepala Seksi"],
            "steps": [
                {
                    "number": step.number,
                    "activity": step.activity,
                    "requirements": step.requirements,
                    "time": step.time.text,
                    "output": step.output,
                    "remarks": step.remarks,
                    "performers": [{"lane": p.lane, "symbol": p.symbol} for p in step.performers],
                }
                for step in STEPS
            ],
            "edges": [
                {"from": [e.source.step, e.source.lane], "to": [e.target.step, e.target.lane], "label": e.label}
                for e in EDGES
            ],
        }
    ],
    "notes": [],
}
