"""What a survey says on the terminal."""

from dataclasses import replace

import pytest

from docs_out.tables import survey_text
from model.report import Recognised, Survey
from model.text import Lang

SURVEY = Survey(
    columns={"case": "Kasus"},
    cases=2,
    events=3,
    period=("2026-01-05T08:00:00", "2026-01-06T09:00:00"),
    activities={"Terima": 3},
    rejected=(),
    recognised=(Recognised("case", "Kasus", 1.0, "name", None),),
)
EXTENT = ["2 kasus, 3 kejadian, 2026-01-05T08:00:00 s.d. 2026-01-06T09:00:00", "Kolom: case ← Kasus"]


def test_the_parts_of_a_file_and_the_one_that_was_read() -> None:
    survey = replace(SURVEY, parts=("Jan", "Feb"), part="Jan")
    said = "Lembar/jenis objek: Jan, Feb (dibaca: Jan; pilih yang lain dengan --part)"
    assert survey_text(survey, Lang.ID).splitlines() == [*EXTENT, said, "        3  Terima"]
    assert "Sheets/object types: Jan, Feb (read: Jan; choose another with --part)" in survey_text(survey, Lang.EN)


@pytest.mark.parametrize(("parts", "part"), [((), None), (("Jan",), "Jan")])
def test_no_word_of_parts_where_there_is_no_choice(parts: tuple[str, ...], part: str | None) -> None:
    survey = replace(SURVEY, parts=parts, part=part)
    assert survey_text(survey, Lang.ID).splitlines() == [*EXTENT, "        3  Terima"]
