"""`sop db`, `sop user` and `sop audit` as somebody at a terminal meets them."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from cli import main
from store.registry.registry import open_registry
from store.registry.users import signed_in

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands work when nothing else is said."""
    monkeypatch.delenv("SOP_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "mutubaku-data"


def _said(capsys: Captured, *arguments: str, status: int = 0) -> str:
    assert main([*arguments]) == status
    return capsys.readouterr().out


def test_the_first_password_told_is_the_right_one(capsys: Captured) -> None:
    said = _said(capsys, "user", "add", "rani", "--role", "perencana", "--full-name", "Rani")
    found = re.fullmatch(r"rani: kata sandi (\S{16}) \(hanya ditampilkan kali ini; .*\)\n", said)
    assert found is not None
    with open_registry("sqlite:///mutubaku-data/registry.db") as registry:
        assert signed_in(registry, "rani", found[1]) is not None
    assert _said(capsys, "user", "disable", "rani") == "rani: dinonaktifkan\n"
    assert _said(capsys, "user", "list", "--lang", "en") == "rani\tperencana\tInstansi\tdisabled\tRani\n"
    assert json.loads(_said(capsys, "user", "list", "--json")) == [
        {
            "id": 2,
            "name": "rani",
            "full_name": "Rani",
            "role": "perencana",
            "unit": 1,
            "active": False,
            "must_change": True,
        }
    ]


def test_a_new_password_is_told_once(capsys: Captured) -> None:
    first = _said(capsys, "user", "add", "rani", "--role", "auditor")
    second = _said(capsys, "user", "password", "rani")
    assert second.startswith("rani: kata sandi ")
    assert second != first


def test_a_name_is_one_line(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["user", "add", "rani\nadmin", "--role", "auditor"])
    assert "hanya boleh berisi huruf" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["user", "disable", "budi"], "sop: budi: tidak ada akun dengan nama ini. Lihat `sop user list`.\n"),
        (["user", "add", "b", "--role", "admin", "--unit", "X"], "sop: unit X: tidak ada. Yang ada: Instansi.\n"),
        (["db", "restore", "c.db"], "sop: c.db: berkas cadangan tidak ada. Periksa namanya.\n"),
    ],
)
def test_what_is_not_there_is_told(capsys: Captured, arguments: list[str], sentence: str) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == sentence


def test_a_broken_trail_gives_status_1(capsys: Captured, workspace: Path) -> None:
    for name in ("rani", "tono", "budi"):
        _said(capsys, "user", "add", name, "--role", "auditor")
    assert re.fullmatch(r"Jejak audit utuh: 3 baris, kepala [0-9a-f]{64}\n", _said(capsys, "audit", "verify"))
    with sqlite3.connect(workspace / "registry.db") as file:
        file.execute("drop trigger audit_keeps_update")
        file.execute("update audit set facts = replace(facts, 'auditor', 'auditoR') where id = 2")
    file.close()
    assert _said(capsys, "audit", "verify", status=1) == (
        "Jejak audit rusak pada baris 2; 1 baris sebelumnya utuh. Bandingkan dengan cadangan.\n"
    )
    found = json.loads(_said(capsys, "audit", "verify", "--json", status=1))
    assert (found["rows"], found["broken"]) == (1, 2)


def test_a_backup_comes_back(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_DATABASE", f"sqlite:///{tmp_path / 'kantor.db'}")
    assert _said(capsys, "db", "upgrade") == f"sqlite:///{tmp_path / 'kantor.db'}: siap, revisi r0002\n"
    _said(capsys, "user", "add", "rani", "--role", "auditor")
    held = _said(capsys, "db", "backup", "cadangan.db").removeprefix("cadangan.db: ")
    assert held.startswith("audit 1, units 1, users 2; kepala jejak audit ")
    _said(capsys, "user", "add", "tono", "--role", "auditor")
    told = _said(capsys, "db", "restore", "cadangan.db").splitlines()
    assert told[0] == f"sqlite:///{tmp_path / 'kantor.db'}: {held.strip()}"
    assert told[1].startswith(f"Berkas sebelumnya disimpan: {tmp_path / 'kantor.'}")
    assert _said(capsys, "user", "list").count("\n") == 1


def test_a_copy_holds_what_was_there(capsys: Captured) -> None:
    _said(capsys, "user", "add", "rani", "--role", "auditor")
    assert "audit 1, units 1, users 2;" in _said(capsys, "db", "copy", "sqlite:///lain.db")
    assert _said(capsys, "user", "list", "--database", "sqlite:///lain.db").startswith("rani\tauditor")


def test_the_doctor_tells_what_is_missing(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ill = _said(capsys, "doctor", status=1).splitlines()
    assert ill[2].startswith("KURANG    Basis data: sqlite:///mutubaku-data/registry.db: -. Jalankan `sop db upgrade`;")
    assert ill[4].startswith("opsional  LibreOffice: soffice: -. Pasang LibreOffice Writer bila ")
    _said(capsys, "db", "upgrade")
    well = _said(capsys, "doctor", "--lang", "en").splitlines()
    assert well[2] == "good      Database: sqlite:///mutubaku-data/registry.db: r0002"
    assert len(well) == 8
