"""An uploaded file becomes a document with a draft, as who uploaded it; the same file stays one document."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from jobs.read import JOB
from model.errors import SopError
from model.registry import Fact, Role, State
from store.files import keep
from store.registry.versions import content_of, documents_of, versions_of
from tests.store.registry.office import Office

_SAMPLES = Path(__file__).parents[3] / "samples"


def _uploaded(root: Path, file: Path, unit: int) -> Mapping[str, Fact]:
    with file.open("rb") as stream:
        kept = keep(root, stream, file.name)
    return {"digest": kept.digest, "name": kept.name, "unit": unit}


def _quiet(_done: int, _total: int) -> None:
    pass


def test_a_file_becomes_a_draft_once(office: Office, tmp_path: Path) -> None:
    file = _SAMPLES / "pengaduan_layanan_cetak.pdf"
    facts = _uploaded(tmp_path, file, office.archive.id)
    steps: list[tuple[int, int]] = []
    first = json.loads(JOB.run(office.registry, tmp_path, office.rani, facts, lambda *so_far: steps.append(so_far)))
    assert first["known"] is False
    assert steps == [(0, 2), (1, 2)]
    version = versions_of(office.registry, office.rani, first["document"])[0]
    document = content_of(office.registry, office.rani, version.id)
    assert (version.state, document.source.name) == (State.DRAFT, file.name)
    assert document.source.sha256 == sha256(file.read_bytes()).hexdigest()
    again = json.loads(JOB.run(office.registry, tmp_path, office.rani, facts, _quiet))
    assert again == {"document": first["document"], "known": True}
    assert [one.title for one in documents_of(office.registry, office.rani)] == [document.title]


def test_a_json_tells_of_itself_as_its_source(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "palsu.json"
    file.write_text(
        json.dumps({"schema": "sop/1", "source": {"name": "x.pdf", "format": "pdf", "sha256": "ab" * 32}}),
        encoding="utf-8",
    )
    facts = _uploaded(tmp_path, file, office.archive.id)
    number = json.loads(JOB.run(office.registry, tmp_path, office.rani, facts, _quiet))["document"]
    version = versions_of(office.registry, office.rani, number)[0]
    assert content_of(office.registry, office.rani, version.id).source.sha256 == facts["digest"]


def test_what_is_no_sop_or_not_theirs_is_refused(office: Office, tmp_path: Path) -> None:
    letter = tmp_path / "surat.md"
    letter.write_text("# Surat\nIsi surat.", encoding="utf-8")
    with pytest.raises(SopError, match="surat.md: no SOP step table found"):
        JOB.run(office.registry, tmp_path, office.rani, _uploaded(tmp_path, letter, office.archive.id), _quiet)
    good = _uploaded(tmp_path, _SAMPLES / "pinjam_ruang.md", office.archive.id)
    with pytest.raises(SopError, match="not within the reach of tono"):
        JOB.run(office.registry, tmp_path, office.tono, good, _quiet)
    auditor = office.person("audit", Role.AUDITOR, office.archive.id)
    with pytest.raises(SopError, match="the role auditor may not do this"):
        JOB.run(office.registry, tmp_path, auditor, good, _quiet)
    with pytest.raises(SopError, match="pinjam_ruang.md: the uploaded file is no longer there"):
        JOB.run(office.registry, tmp_path, office.rani, {**good, "digest": "00" * 32}, _quiet)
    assert documents_of(office.registry, office.head) == ()
