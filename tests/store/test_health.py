"""Probes tell what is there and what is not."""

from pathlib import Path

import pytest
from sqlalchemy import text

from store.health import PROBES, Place, Seen
from store.registry.registry import open_registry

_PROBES = {probe.name.en: probe for probe in PROBES}


def _seen(name: str, workspace: Path, database: str = "") -> Seen:
    return _PROBES[name].look(Place(workspace, database))


def test_what_matters_is_this() -> None:
    assert [name for name, probe in _PROBES.items() if probe.matters] == ["Python", "Workspace", "Database", "Engine"]


def test_the_engine_counts(tmp_path: Path) -> None:
    assert _seen("Engine", tmp_path).good
    assert _seen("Python", tmp_path).good


def test_a_workspace_may_be_new_but_no_file(tmp_path: Path) -> None:
    assert _seen("Workspace", tmp_path / "a" / "b") == Seen(good=True, detail=str(tmp_path / "a" / "b"))
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    assert _seen("Workspace", tmp_path / "berkas") == Seen(good=False, detail=f"{tmp_path / 'berkas'}: Not a directory")


def test_a_database_has_to_be_there_at_the_right_revision(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'r.db'}"
    assert _seen("Database", tmp_path, url) == Seen(good=False, detail=f"{url}: -")
    assert list(tmp_path.iterdir()) == []
    with open_registry(url) as registry:
        assert _seen("Database", tmp_path, url) == Seen(good=True, detail=f"{url}: r0002")
        with registry.writing() as connection:
            connection.execute(text("update alembic_version set version_num = 'r0000'"))
    assert _seen("Database", tmp_path, url) == Seen(good=False, detail=f"{url}: r0000")
    (tmp_path / "lain.db").write_bytes(b"lain" * 300)
    broken = _seen("Database", tmp_path, f"sqlite:///{tmp_path / 'lain.db'}")
    assert (broken.good, "file is not a database" in broken.detail) == (False, True)


def test_programs_are_looked_for_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "java"
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _seen("Java", tmp_path) == Seen(good=True, detail=str(program))
    assert _seen("LibreOffice", tmp_path) == Seen(good=False, detail="soffice: -")
    assert _seen("Fonts", tmp_path) == Seen(good=False, detail="fc-match: -")
