"""Findings as the terminal shows them."""

from datetime import date

from docs_out.lint_text import lint_text
from model.lint import Acceptance, Accepted, Finding, Linted, Spot
from model.text import Lang, Text

STEP = Spot(
    "/procedures/0/steps/3", Text(id="Prosedur {p}, langkah {s}", en="Procedure {p}, step {s}"), {"p": 1, "s": "4"}
)
BASIS = Text(id="Lampiran hlm. 25", en="Annex p. 25")
EMPTY = Finding("SOP301", "error", STEP, BASIS, Text(id="Waktu kosong. Isi lamanya.", en="Waktu is empty. Fill it in."))
UNITS = Finding(
    "SOP307", "info", STEP, BASIS, Text(id="“{t}” adalah rentang.", en="“{t}” is a range."), {"t": "1-2 hari"}
)
ACCEPTED = Accepted(EMPTY, Acceptance("SOP301", "waktunya ditetapkan rapat", "Ratna", date(2024, 8, 19), sop="1"))


def test_the_gravest_comes_first() -> None:
    assert lint_text([Linted("a.pdf", (UNITS, EMPTY)), Linted("b.pdf", ())], Lang.ID) == (
        "a.pdf (galat: 1, catatan: 1)\n"
        "  SOP301 galat · Prosedur 1, langkah 4: Waktu kosong. Isi lamanya.\n"
        "    Dasar: Lampiran hlm. 25.\n"
        "  SOP307 catatan · Prosedur 1, langkah 4: “1-2 hari” adalah rentang.\n"
        "    Dasar: Lampiran hlm. 25.\n"
        "\n"
        "b.pdf: tidak ada temuan."
    )


def test_what_is_accepted_is_told_with_its_reason() -> None:
    assert lint_text([Linted("a.pdf", (), (ACCEPTED,))], Lang.EN) == (
        "a.pdf: no findings.\n"
        "  Accepted (Ratna, 2024-08-19): SOP301 Procedure 1, step 4 because waktunya ditetapkan rapat"
    )
