"""Calendars in words, due dates, and an office file that is checked before it is kept."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dash import no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from plotly.utils import PlotlyJSONEncoder

from analytics.offices.calendar import calendar
from comparison import Settings
from model.office import ClockRules
from model.registry import Role, User
from model.report import CalendarUsed, UnitCalendar
from model.text import Lang
from model.time import Counting
from store.office_file import read_edition
from store.registry.units import add_unit
from store.registry.users import Person, add_user
from store.workspace import Workspace
from tests.web import invented
from tests.web.asking import ask, signed_in
from tests.web.office import workspace_of
from web.charts.year import year_grid
from web.page import View
from web.pages import calendars
from web.parts.calendar_cards import special_hours, week_card, year_card
from web.parts.head import head
from web.parts.office import USUAL, kept
from web.parts.office_example import EXAMPLE
from web.parts.year import kind_of, month_rows

DOCUMENT = Path(__file__).parents[2] / "docs" / "calendars.md"
RAMADAN = calendar("id-5day-ramadan")
OWN = '[calendars.loket]\nweek = { senin-sabtu = ["08.00-12.00"] }\ndays = { 2025-01-04 = ["09.00-10.00"] }\n'
SAID = {"calendar": "id-5day", "day": "2025-01-06", "clock": "10:00", "amount": 2, "unit": "working_day", "lang": "id"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_of(tmp_path, Role.ADMIN)


def words(parts: object) -> str:
    return json.dumps(parts, cls=PlotlyJSONEncoder, ensure_ascii=False)


def text_of(part: Component) -> str:
    return str(getattr(part, "children", ""))


def write(workspace: Workspace, text: str) -> str:
    workspace.office_file().write_text(text, encoding="utf-8")
    return read_edition(workspace.office_file()).digest


def due(workspace: Workspace, **said: object) -> list[str]:
    told = SAID | said
    fields = (told["day"], told["clock"], told["amount"], told["unit"])
    shown = (told["calendar"], "", told["lang"])
    return [text_of(part) for part in calendars.show_due(workspace, fields, shown)]  # type: ignore[arg-type]


def test_a_week_with_ramadan_in_both_years() -> None:
    assert special_hours(RAMADAN, 2025, Lang.ID) == [
        (
            "Ramadan 1 Mar 2025–30 Mar 2025: 32,5 jam seminggu",
            ["Senin–Kamis 08.00–12.00, 12.30–15.00", "Jumat 08.00–11.30, 12.30–15.30"],
        ),
        (
            "Ramadan 19 Feb 2026–20 Mar 2026: 32,5 jam seminggu",
            ["Senin–Kamis 08.00–12.00, 12.30–15.00", "Jumat 08.00–11.30, 12.30–15.30"],
        ),
    ]
    said = words(week_card(RAMADAN, 2025, Lang.EN))
    assert "37.5 hours a week, 5 working days." in said
    assert '"07:30–12:00, 13:00–16:00"' in said
    assert "Version holidays" in said


def test_single_days_have_their_own_hours(workspace: Workspace) -> None:
    write(workspace, OWN)
    own = kept(workspace).rules.calendars["loket"]
    assert special_hours(own, 2025, Lang.ID) == [("Sabtu, 4 Januari 2025", ["09.00–10.00"])]


def test_a_month_counts_its_days_and_names_those_off() -> None:
    rows = month_rows(RAMADAN, 2025, Lang.ID)
    assert rows[0] == (
        "Januari",
        "19",
        "142,5",
        "1 Tahun Baru Masehi; 27 Isra Mikraj Nabi Muhammad; 28 Cuti Bersama Tahun Baru Imlek; 29 Tahun Baru Imlek",
    )
    assert rows[2] == ("Maret", "19", "123,5", "28 Cuti Bersama Hari Suci Nyepi; 31 Hari Raya Idul Fitri")
    assert rows[6] == ("Juli", "23", "172,5", "–")
    assert "237 hari kerja, 1.758,5 jam kerja, 24 hari libur" in words(year_card(RAMADAN, 2025, Lang.ID))


def test_a_day_off_of_the_office_is_named_as_such(workspace: Workspace) -> None:
    write(workspace, '[calendars.kantor]\nbase = "id-5day"\nclosed = [2025-07-01]\n')
    own = kept(workspace).rules.calendars["kantor"]
    assert month_rows(own, 2025, Lang.ID)[6] == ("Juli", "22", "165,0", "1 libur kantor")


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 1, 1), "off"),
        (date(2025, 1, 2), "work"),
        (date(2025, 1, 4), "rest"),
        (date(2025, 3, 3), "other"),
        (date(2025, 3, 29), "rest"),
    ],
)
def test_the_kind_of_a_day(day: date, kind: str) -> None:
    assert kind_of(RAMADAN, day) == kind


def test_the_year_is_drawn_day_by_day() -> None:
    figure = year_grid(RAMADAN, 2025, Lang.ID)
    assert [(trace.name, len(trace.x)) for trace in figure.data] == [
        ("Hari kerja biasa", 218), ("Jam khusus", 19), ("Libur", 24), ("Libur mingguan", 104)
    ]  # fmt: skip
    assert figure.data[2].text[0] == "Rabu, 1 Januari 2025: Tahun Baru Masehi"
    assert figure.data[1].text[0] == "Senin, 3 Maret 2025: 08.00–12.00, 12.30–15.00"


@pytest.mark.parametrize(
    ("amount", "unit", "moment"),
    [
        (2, "working_day", "Rabu, 8 Januari 2025 10.00"),
        (30, "minute", "Senin, 6 Januari 2025 10.30"),
        (2.5, "hour", "Senin, 6 Januari 2025 13.30"),
        (8, "hour", "Selasa, 7 Januari 2025 10.30"),
        (3, "calendar_day", "Kamis, 9 Januari 2025 10.00"),
        (1, "week", "Senin, 13 Januari 2025 10.00"),
        (1, "month", "Kamis, 6 Februari 2025 23.59"),
        (1, "day_end", "Selasa, 7 Januari 2025 16.00"),
    ],
)
def test_due_dates(workspace: Workspace, amount: float, unit: str, moment: str) -> None:
    assert due(workspace, amount=amount, unit=unit)[0] == f"Batas: {moment}"


def test_a_due_date_names_its_rule(workspace: Workspace) -> None:
    moment, rule = due(workspace, lang="en")
    assert moment == "Due: Wednesday, 8 January 2025 10:00"
    assert rule.startswith("N working days end at the same share of the Nth working day after, whatever its hours.")
    assert rule.endswith(" Calendar id-5day, Asia/Jakarta time.")


def test_a_week_is_what_the_office_says(workspace: Workspace) -> None:
    write(workspace, "[count]\nweek = 6")
    said = due(workspace, amount=1, unit="week")
    assert said[0] == "Batas: Selasa, 14 Januari 2025 10.00"
    assert said[1].startswith("Seminggu dihitung 6 hari kerja.")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day": None}, "Isi tanggal dan jam mulai."),
        ({"day": "kemarin"}, "Isi tanggal dan jam mulai."),
        ({"clock": None}, "Isi tanggal dan jam mulai."),
        ({"amount": ""}, "Isi jumlah yang lebih besar dari nol."),
        ({"amount": 0}, "Isi jumlah yang lebih besar dari nol."),
        ({"amount": float("nan")}, "Isi jumlah yang lebih besar dari nol."),
        ({"amount": 1.5, "unit": "day_end"}, "Bulan dan H+N hanya dalam bilangan bulat."),
        ({"amount": 1e300}, "Batasnya berada di luar kalender id-5day (2000–2050). Pilih mulai atau jumlah yang lain."),
        ({"amount": float("inf"), "unit": "minute"}, "Batasnya berada di luar kalender id-5day (2000–2050)."),
        ({"day": "1999-12-31"}, "Batasnya berada di luar kalender id-5day (2000–2050)."),
    ],
)
def test_what_is_missing_for_a_due_date_is_said(workspace: Workspace, said: dict[str, object], sentence: str) -> None:
    assert due(workspace, **said)[0].startswith(sentence)


def test_the_example_is_the_documented_one() -> None:
    documented = re.search(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert documented is not None
    assert documented[1] == EXAMPLE


def test_roles_and_mandates_in_the_file_are_kept_as_written(workspace: Workspace) -> None:
    text = re.search(r"```toml\n(.*?)```", DOCUMENT.with_name("office.md").read_text(encoding="utf-8"), re.DOTALL)
    assert text is not None
    calendars.save(workspace, 1, text[1], kept(workspace).edition.digest, "id")
    assert kept(workspace).edition.text == text[1]
    assert [letter.basis for letter in kept(workspace).rules.office.delegations] == ["821/145/BKD/2025"]


def test_the_usual_calendar_is_that_of_a_check() -> None:
    assert Settings().calendar == USUAL


def test_a_right_file_is_kept_and_its_calendars_can_be_chosen(workspace: Workspace) -> None:
    said, digest, choice, chosen = calendars.save(workspace, 1, EXAMPLE, kept(workspace).edition.digest, "id")
    assert text_of(said).startswith("Tersimpan. Yang berlaku: kalender kantor, 1 unit berkalender sendiri, “hari” = ")
    assert (kept(workspace).edition.text, digest) == (EXAMPLE, kept(workspace).edition.digest)
    assert choice == [
        {"group": "Bawaan", "items": ["id-5day", "id-5day-ramadan", "id-6day", "24x7"]},
        {"group": "Kantor ini", "items": ["kantor", "loket"]},
    ]
    assert chosen == "kantor"


def test_a_wrong_file_is_not_kept(workspace: Workspace) -> None:
    seen = write(workspace, OWN)
    said, *rest = calendars.save(workspace, 1, 'calendar = "kantor"', seen, "id")
    assert text_of(said).startswith('office.toml: calendar = "kantor" tidak dikenal. Pakai salah satu dari: id-5day')
    assert rest == [no_update] * 3
    assert kept(workspace).edition.text == OWN


def test_a_file_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    seen = kept(workspace).edition.digest
    write(workspace, OWN)
    said, *_ = calendars.save(workspace, 1, "", seen, "en")
    assert text_of(said).startswith("office.toml: changed by someone else since this page was opened")
    assert kept(workspace).edition.text == OWN


def test_saving_twice_in_a_row(workspace: Workspace) -> None:
    _, digest, *_ = calendars.save(workspace, 1, OWN, kept(workspace).edition.digest, "id")
    said, *_ = calendars.save(workspace, 2, "", str(digest), "id")
    assert text_of(said) == "Tersimpan. Belum ada aturan sendiri; yang berlaku kalender id-5day."


def test_the_rules_of_a_unit_hold_below_it_and_not_beside_it(workspace: Workspace) -> None:
    registry, admin = workspace.registry, workspace.user
    archive = add_unit(registry, admin, admin.unit, "Bidang Arsip")
    shelves, supplies = (
        add_unit(registry, admin, *one) for one in ((archive.id, "Depo"), (admin.unit, "Perlengkapan"))
    )
    in_unit = {
        unit: replace(workspace, user=_planner(workspace, unit)) for unit in (archive.id, shelves.id, supplies.id)
    }
    seen = kept(in_unit[archive.id]).edition.digest
    calendars.save(in_unit[archive.id], 1, "[count]\nweek = 6", seen, "id")
    assert {unit: kept(one).rules.office.counting.week for unit, one in in_unit.items()} == {
        archive.id: 6, shelves.id: 6, supplies.id: 5,
    }  # fmt: skip
    assert kept(workspace).rules.office.counting.week == 5


def _planner(workspace: Workspace, unit: int) -> User:
    person = Person(f"perencana-{unit}", "Perencana", Role.PLANNER, unit, must_change=False)
    return add_user(workspace.registry, workspace.user, person)[0]


def test_nothing_is_saved_before_a_click(workspace: Workspace) -> None:
    with pytest.raises(PreventUpdate):
        calendars.save(workspace, None, OWN, "", "id")


def test_a_broken_file_of_the_workspace_is_said_and_the_usual_rules_are_shown(workspace: Workspace) -> None:
    workspace.office_file().write_bytes(b'calendar = "\xff')
    found = kept(workspace)
    assert calendars.state(found, Lang.ID).startswith("office.toml: bukan TOML yang benar (")
    assert found.rules.office.calendar.id == "id-5day"


def test_a_file_that_cannot_be_read_is_said_and_not_overwritten(workspace: Workspace) -> None:
    workspace.office_file().mkdir()
    found = kept(workspace)
    assert calendars.state(found, Lang.EN).startswith("office.toml: cannot be read (")
    assert found.rules.office.calendar.id == "id-5day"
    said, *rest = calendars.save(workspace, 1, OWN, found.edition.digest, "id")
    assert text_of(said).startswith("office.toml: tidak dapat dibaca (")
    assert rest == [no_update] * 3
    assert "office.toml: cannot be read (" in ask(signed_in(workspace), "/kalender", "en")


def test_the_page_needs_no_sop(workspace: Workspace) -> None:
    client = signed_in(workspace)
    assert '"page-title":{"data":"Working calendars"}' in ask(client, "/kalender", "en")
    assert "Hitung batas waktu" in ask(client, "/kalender", "id")


def test_an_unknown_calendar_gives_way_to_the_office_s_and_an_odd_year_changes_nothing(workspace: Workspace) -> None:
    week, _ = calendars.show_calendar(workspace, "../rahasia", "2025", "", "id")
    assert text_of(week[0]) == "id-5day"
    for year in ("", "x", "1999", "9" * 30):
        with pytest.raises(PreventUpdate):
            calendars.show_calendar(workspace, "id-5day", year, "", "id")


def test_the_rules_of_the_office_in_full(workspace: Workspace) -> None:
    write(workspace, '[count]\nday = "kalender"\n[clock]\npausing = ["Pemohon melengkapi <b>"]\nrepeated = "split"\n')
    said = [text_of(item) for item in calendars.show_rules(workspace, "", "id")]
    assert "“hari” tanpa keterangan berarti hari kalender, seminggu 7 hari kalender" in said[0]
    assert said[1:] == [
        "Semua pelaksanaan langkah yang diulang berbagi satu batas.",
        "Jam berhenti selama: Pemohon melengkapi <b>.",
    ]


def test_a_check_names_the_rules_it_rests_on(tmp_path: Path) -> None:
    workspace = invented.workspace(tmp_path)
    view = View(workspace, invented.KEY, Lang.ID)
    said = words(head(view, "Ringkasan", invented.report()))
    assert "Peminjaman Ruang Balai Pelatihan Padi Jaya" in said
    assert "Cara menghitung: kalender id-5day, “hari” = hari kerja, seminggu 5 hari kerja" in said
    assert "Kalender id-5day, versi 2026.1, zona Asia/Jakarta." in said
    assert "N hari kerja berakhir pada bagian yang sama" in said
    assert "Langkah yang diulang dinilai setiap kali sendiri-sendiri." in said


def test_a_check_names_the_calendars_of_units(tmp_path: Path) -> None:
    units = (UnitCalendar("Loket", CalendarUsed("loket", "kantor.toml · 0a1b", "Asia/Makassar")),)
    report = replace(
        invented.report(), units=units, counting=Counting("calendar"), clock=ClockRules(("Jeda",), "first")
    )
    view = View(invented.workspace(tmp_path), invented.KEY, Lang.EN)
    said = words(head(view, "Overview", report))
    assert "“day” = calendar day, a week 7 of them; units with their own calendar: 1" in said
    assert "Loket: calendar loket, version kantor.toml · 0a1b, zone Asia/Makassar." in said
    assert "The clocks stand during: Jeda." in said
