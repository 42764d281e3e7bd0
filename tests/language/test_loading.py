"""spaCy is loaded when a text is read, not before; an office can add its own words."""

import subprocess
import sys
from pathlib import Path

from ingest.language.data_files import OFFICE


def python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env={**environment, "PATH": ""}
    )  # fmt: skip
    return done.stdout.strip()


def test_spacy_waits_for_the_first_text() -> None:
    code = (
        "import sys, cli, ingest.readers.pdf, ingest.readers.text, ingest.language.performers as p\n"
        "from ingest.language.rows import RowTexts\n"
        "print('spacy' in sys.modules)\n"
        "p.decode([RowTexts('Mencatat tamu')], ('Staf', 'Camat'))\n"
        "print('spacy' in sys.modules)"
    )
    assert python(code).split() == ["False", "True"]


def test_comparing_words_with_a_drawing_needs_no_spacy() -> None:
    code = (
        "import sys\n"
        "from ingest.language.subjects import spoken_lanes\n"
        "print(spoken_lanes('Camat menyetujui surat', ('Staf', 'Camat')), 'spacy' in sys.modules)"
    )
    assert python(code) == "frozenset({1}) False"


def test_an_office_adds_titles_and_patterns(tmp_path: Path) -> None:
    (tmp_path / "roles.toml").write_text('[short]\nkatu = "kepala tata usaha"\n', encoding="utf-8")
    (tmp_path / "patterns.json").write_text(
        '{"done_by": [[{"LOWER": "pic"}, {"ENT_TYPE": "ROLE", "OP": "+"}]]}', encoding="utf-8"
    )
    code = (
        "from ingest.language.performers import decode\n"
        "from ingest.language.rows import RowTexts\n"
        "lanes = ('Camat', 'Kepala Tata Usaha')\n"
        "print([(g.lane, g.stated) for g in decode([RowTexts('Menata buku', remarks='PIC Katu')], lanes)])"
    )
    assert python(code, **{OFFICE: str(tmp_path)}) == "[(1, True)]"
