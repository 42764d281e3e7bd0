"""Office files: what they say becomes calendars and counting; what is wrong is named with its key."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.offices.calendar import calendar
from analytics.offices.entry import Entry
from analytics.offices.office import office_of
from analytics.offices.own_roles import wider
from model.calendar import WorkCalendar
from model.deviation import BY_RULE
from model.errors import SopError
from model.office import ClockRules, Delegation, Office, Targets, severity_of
from model.shifts import REST, Shifts, hours
from model.text import Lang
from model.time import Counting, Limit, Time, limit_of, write_time

DOCS = Path(__file__).parents[2] / "docs"
OFFICE_DAY = hours("07.30-12.00", "13.00-16.00")


def read(tmp_path: Path, text: str, calendar_id: str = "id-5day") -> Office:
    file = tmp_path / "kantor.toml"
    file.write_text(text, encoding="utf-8")
    return office_of(calendar_id, file)


def own(tmp_path: Path, text: str) -> WorkCalendar:
    return read(tmp_path, f"[calendars.kantor]\n{text}", "kantor").calendar


@pytest.fixture
def documented(tmp_path: Path) -> Office:
    return read(tmp_path, example("calendars.md"))


def example(name: str) -> str:
    found = re.search(r"```toml\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_without_a_file() -> None:
    assert office_of("id-6day", None) == Office(calendar("id-6day"), (), Counting("working", 5), ClockRules((), "run"))
    with pytest.raises(SopError, match="calendar id-7day is not known"):
        office_of("id-7day", None)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "", "24x7") == Office(calendar("24x7"))


def test_the_documented_example(documented: Office) -> None:
    assert documented.calendar.id == "kantor"
    assert documented.calendar.offsets == ((-62_135_596_800, 28_800),)
    assert documented.calendar.source == f"kantor.toml, {calendar('id-5day-ramadan').source}"
    assert documented.counting == Counting("working", 5)
    assert documented.clock == ClockRules(("Pemohon melengkapi berkas",), "run")
    assert [(name, unit.id, unit.zone) for name, unit in documented.units] == [
        ("Loket Pelayanan", "loket", "Asia/Jakarta")
    ]


@pytest.mark.parametrize(
    ("day", "shifts"),
    [
        (date(2025, 1, 6), OFFICE_DAY),
        (date(2025, 3, 3), hours("08.00-12.00", "12.30-15.00")),  # Ramadan of the base
        (date(2025, 4, 17), REST),
        (date(2025, 12, 30), REST),
        (date(2025, 12, 24), hours("07.30-12.00")),
        (date(2025, 11, 15), hours("08.00-12.00", "13.00-15.00")),  # a Saturday
        (date(2025, 7, 3), hours("07.00-14.30")),
        (date(2025, 7, 4), hours("07.00-11.00")),
        (date(2025, 7, 5), REST),
        (date(2025, 7, 14), OFFICE_DAY),
    ],
)
def test_days_of_the_documented_office(documented: Office, day: date, shifts: Shifts) -> None:
    assert documented.calendar.shifts(day) == shifts


@pytest.mark.parametrize(
    ("day", "shifts"),
    [
        (date(2025, 1, 6), hours("08.00-11.30", "12.30-15.00", "18.00-20.00")),
        (date(2025, 1, 11), hours("08.00-12.00")),
        (date(2025, 1, 12), REST),
        (date(2025, 1, 27), REST),
        (date(2025, 3, 3), hours("08.00-14.00")),
        (date(2025, 3, 8), REST),
    ],
)
def test_days_of_the_documented_counter(documented: Office, day: date, shifts: Shifts) -> None:
    assert documented.units[0][1].shifts(day) == shifts


def test_working_time_over_an_evening_shift(documented: Office) -> None:
    counter = documented.units[0][1]
    assert counter.working_seconds(datetime(2025, 1, 6, 14), datetime(2025, 1, 7, 9)) == 4 * 3600


def test_a_calendar_may_rest_on_one_above_it(tmp_path: Path) -> None:
    office = read(
        tmp_path,
        """
        calendar = "cabang"
        [calendars.pusat]
        base = "id-5day"
        closed = [2025-01-07]
        days = { 2025-01-08 = ["08.00-12.00"] }
        [calendars.cabang]
        base = "pusat"
        closed = [2025-01-08]
        week = { monday = ["09.00-12.00"] }
        """,
    )
    found = [office.calendar.shifts(date(2025, 1, day)) for day in (6, 7, 8, 9)]
    assert found == [((32_400, 43_200),), REST, REST, OFFICE_DAY]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ('base = "id-5day"', True),
        ('base = "id-5day"\nholidays = false', False),
        ('base = "24x7"', False),
        ('base = "24x7"\nholidays = true', True),
        ('week = { senin-minggu = ["00.00-24.00"] }', True),
        ('week = { senin-minggu = ["00.00-24.00"] }\nholidays = false', False),
    ],
)
def test_national_holidays(tmp_path: Path, text: str, closed: bool) -> None:
    assert (own(tmp_path, text).shifts(date(2025, 5, 1)) == REST) is closed


def test_other_hours_have_another_version(tmp_path: Path) -> None:
    first = own(tmp_path, 'base = "id-5day"')
    second = own(tmp_path, 'base = "id-5day"\nclosed = [2025-01-06]')
    assert first.source == second.source
    assert first.version != second.version


def test_words_of_the_office(tmp_path: Path) -> None:
    office = read(tmp_path, '[count]\nday = "kalender"\nweek = 6\n[clock]\nrepeated = "split"')
    assert (office.counting, office.clock) == (Counting("calendar", 6), ClockRules((), "split"))


_WRONG_TOP = [
    ("kalender = 1", "key kalender is not known. Use one of: calendar, calendars, units, subunits, count, clock, roles, delegation, severity, standard, lint, review, targets."),
    ("[targets]\nconforming = 90", "targets.conforming has to be more than 0 and at most 1, such as 0.9 for 90%."),
    ("[targets]\non_time = true", "targets.on_time has to be more than 0 and at most 1, such as 0.9 for 90%."),
    ("[targets]\non_time = nan", "targets.on_time has to be more than 0 and at most 1, such as 0.9 for 90%."),
    ("[targets]\nlate = 0.1", "key targets.late is not known. Use one of: conforming, on_time."),
    ('calendar = "kantr"', 'calendar = "kantr" is not known. Use one of: id-5day, id-5day-ramadan, id-6day, 24x7.'),
    ("calendar = 5", "calendar has to be text in quotes."),
    ("[calendars.24x7]", "calendars.24x7 is the name of a built-in calendar. Choose another name."),
    ("[calendars.a]", "calendars.a has no working hours. Add a week, or a base that names a calendar."),
    ('[calendars.a]\nbase = "b"\n[calendars.b]\nbase = "id-5day"', 'calendars.a.base = "b" is not known. Use one of: id-5day, id-5day-ramadan, id-6day, 24x7.'),
    ('[units]\nLoket = "loket"', 'units.Loket = "loket" is not known. Use one of: id-5day, id-5day-ramadan, id-6day, 24x7.'),
    ('[count]\nday = "hari"', 'count.day = "hari" is not known. Use one of: kerja, kalender, working, calendar.'),
    ("[count]\nweek = 9", "count.week has to be 1 to 7, the working days in a week."),
    ("[count]\nweek = true", "count.week has to be a whole number."),
    ('[clock]\npausing = "x"', "clock.pausing has to be a list [...]."),
    ("[clock]\npausing = [1]", "clock.pausing[1] has to be text in quotes."),
    ('[clock]\nrepeated = "last"', 'clock.repeated = "last" is not known. Use one of: run, first, split.'),
    ("units = 3", "units has to be a TOML table."),
    ("[roles]\nA = 1", "roles.A has to be text in quotes."),
    ('[roles]\nA = " "', "roles.A is empty. Fill it in."),
    ('[roles]\nA = "a"', "roles.A leads back to itself (A → a). Delete one of its lines."),
    ('[roles]\nA = "B"\nB = "C"\nC = "B"', "roles.A leads back to itself (A → B → C → B). Delete one of its lines."),
    ('[subunits]\nA = "B"\nB = "A"', "subunits.A leads back to itself (A → B → A). Delete one of its lines."),
    ("[delegation]", "delegation has to be a list [...]."),
    ('[[delegation]]\nrole = "A"', "key delegation[1].role is not known. Use one of: who, as, unit, since, until, basis."),
    ('[[delegation]]\nas = "A"', "delegation[1].who is missing. Add it."),
    ('[[delegation]]\nwho = ""', "delegation[1].who is empty. Fill it in."),
    ('[[delegation]]\nwho = "A"\nas = "B"\nsince = "2025-01-06"', "delegation[1].since has to be a date such as 2025-12-24, without quotes."),
    ('[[delegation]]\nwho = "A"\nas = "B"\nsince = 2025-01-06', "delegation[1].until is missing. Add it."),
    ('[[delegation]]\nwho = "A"\nas = "B"\nsince = 2025-01-06\nuntil = 2025-01-06', "delegation[1].basis is missing. Add it."),
    ('[[delegation]]\nwho = "A"\nas = "B"\nsince = 2025-01-06\nuntil = 2025-01-05\nbasis = "1"', "delegation[1] ends before it begins. Swap since and until."),
    ('[severity]\nLOG102 = "note"', f"key severity.LOG102 is not known. Use one of: {', '.join(BY_RULE)}."),
    ('[severity]\nLOG202 = "berat"', 'severity.LOG202 = "berat" is not known. Use one of: major, minor, note.'),
    ("[standard]", "standard.total is missing. Add it."),
    ("[review]", "review.required is missing. Add it."),
    ('[review]\nrequired = "tidak"', "review.required has to be true or false."),
    ("[review]\nwajib = false", "key review.wajib is not known. Use one of: required."),
    ('[standard]\ntotal = "14 hari kerja"', "standard.total has to be a TOML table."),
    ('[standard]\ntotal = { amount = 0, unit = "hari" }', "standard.total.amount has to be 1 to 100000."),
    ('[standard]\ntotal = { amount = 1.5, unit = "jam" }', "standard.total.amount has to be a whole number."),
    ('[standard]\ntotal = { amount = 2, unit = "pekan" }', 'standard.total.unit = "pekan" is not known. Use one of: menit, jam, hari, hari kerja, hari kalender, minggu, bulan.'),
    ("a = ", "is not correct TOML (Invalid value (at end of document)). Correct it there."),
]  # fmt: skip
_FORM = 'Write them like ["07.30-12.00", "13.00-16.00"]: in order, not overlapping, within one day; [] is a day off.'
_WRONG_CALENDAR = [
    ("jam = 1", "key calendars.kantor.jam is not known. Use one of: base, zone, week, ramadan, period, closed, days, holidays."),
    ('week = { senin = ["7"] }', f"the hours 7 of calendars.kantor.week.senin are wrong. {_FORM}"),
    ('week = { senin = ["07.30-12.00", "11.00-13.00"] }', f"the hours 07.30-12.00, 11.00-13.00 of calendars.kantor.week.senin are wrong. {_FORM}"),
    ('week = { senin = ["22.00-06.00"] }', f"the hours 22.00-06.00 of calendars.kantor.week.senin are wrong. {_FORM}"),
    ('week = { senen = ["07.30-12.00"] }', "calendars.kantor.week.senen is no day of the week. Use monday to sunday, or a group such as monday-thursday."),
    ('week = { jumat-senin = ["07.30-12.00"] }', "calendars.kantor.week.jumat-senin is no day of the week. Use monday to sunday, or a group such as monday-thursday."),
    ("week = { senin-rabu = [], rabu = [] }", "calendars.kantor.week.rabu sets a day that is already set. Name each day once only."),
    ('zone = "Asia/Jakrata"', 'zone calendars.kantor.zone = "Asia/Jakrata" is not known. Use an IANA name, for example Asia/Jakarta, Asia/Makassar, Asia/Jayapura.'),
    ('zone = "../../etc/hosts"', 'zone calendars.kantor.zone = "../../etc/hosts" is not known. Use an IANA name, for example Asia/Jakarta, Asia/Makassar, Asia/Jayapura.'),
    ('zone = ""', 'zone calendars.kantor.zone = "" is not known. Use an IANA name, for example Asia/Jakarta, Asia/Makassar, Asia/Jayapura.'),
    ('closed = ["2025-01-06"]', "calendars.kantor.closed[1] has to be a date such as 2025-12-24, without quotes."),
    ("closed = [2025-01-06T08:00:00]", "calendars.kantor.closed[1] has to be a date such as 2025-12-24, without quotes."),
    ("closed = [2205-01-06]", "calendars.kantor.closed[1] lies outside 2000-01-01 to 2050-12-31. Correct the date."),
    ("closed = [{ from = 2025-01-06 }]", "calendars.kantor.closed[1].to is missing. Add it."),
    ("closed = [{ from = 2025-01-06, to = 2025-01-05 }]", "calendars.kantor.closed[1] ends before it begins. Swap from and to."),
    ("closed = [{ from = 2025-01-06, to = 2025-01-07, reason = 1 }]", "key calendars.kantor.closed[1].reason is not known. Use one of: from, to, why."),
    ("days = { 2025-02-30 = [] }", "calendars.kantor.days.2025-02-30 is no date. Write it like 2025-12-24."),
    ("period = [{ from = 2025-01-06, to = 2025-01-07 }]", "calendars.kantor.period[1].week is missing. Add it."),
    ("holidays = 1", "calendars.kantor.holidays has to be true or false."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    _WRONG_TOP + [(f'[calendars.kantor]\nbase = "id-5day"\n{text}', message) for text, message in _WRONG_CALENDAR],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SopError) as caught:
        read(tmp_path, text)
    assert caught.value.to(Lang.EN) == f"kantor.toml: {message}"
    assert caught.value.to(Lang.ID).startswith("kantor.toml: ")


def test_the_documented_roles_mandates_and_weights(tmp_path: Path) -> None:
    office = read(tmp_path, example("office.md"))
    assert office.roles == (("Front Officer 2", "Front Officer"), ("Front Officer", "Petugas Loket"))
    assert office.delegations == (
        Delegation(
            who="Sekretaris",
            role="Kepala Dinas",
            since=date(2025, 3, 3),
            until=date(2025, 3, 14),
            basis="821/145/BKD/2025",
            units=("Bidang Pelayanan", "Loket Kota"),
        ),
    )
    assert office.standard == Time("14 hari kerja", "fixed", 14, 14, "day", "working")
    assert office.targets == Targets(conforming=0.9, on_time=0.95)
    assert {rule: office.severity[rule] for rule in ("LOG201", "LOG202", "LOG204")} == {
        "LOG201": "major",
        "LOG202": "major",
        "LOG204": "minor",
    }


def test_severities_are_those_of_the_catalogue_where_the_office_says_nothing() -> None:
    office = office_of("id-5day", None)
    assert {rule for rule, severity in severity_of(office).items() if severity == "minor"} == {"LOG202", "LOG204"}
    other = severity_of(replace(office, severity={"LOG201": "note"}))
    assert (other["LOG201"], other["LOG204"]) == ("note", "minor")


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ('amount = 90, unit = "menit"', Limit(working=5400)),
        ('amount = 2, unit = "jam"', Limit(working=7200)),
        ('amount = 14, unit = "hari"', Limit(calendar=1_209_600)),
        ('amount = 14, unit = "hari kerja"', Limit(days=14)),
        ('amount = 2, unit = "hari kalender"', Limit(calendar=172_800)),
        ('amount = 1, unit = "bulan"', Limit(months=1)),
    ],
)
def test_the_standard_of_the_service(tmp_path: Path, said: str, limit: Limit) -> None:
    office = read(tmp_path, f'[count]\nday = "kalender"\n[standard]\ntotal = {{ {said} }}')
    assert office.standard is not None
    assert limit_of(office.standard, office.counting) == limit
    assert write_time(office.standard) == office.standard.text


def test_a_subunit_has_the_calendar_of_the_unit_above_it(tmp_path: Path) -> None:
    office = read(
        tmp_path,
        """
        [units]
        "Bidang Pelayanan" = "id-6day"
        "Loket Mal" = "24x7"
        [subunits]
        "Loket Mal" = "bidang pelayanan"
        "Loket Kota" = "Seksi Loket"
        "Seksi Loket" = "Bidang Pelayanan"
        "Seksi Arsip" = "Bidang Umum"
        """,
    )
    assert [(name, unit.id) for name, unit in office.units] == [
        ("Bidang Pelayanan", "id-6day"),
        ("Loket Mal", "24x7"),
        ("Loket Kota", "id-6day"),
        ("Seksi Loket", "id-6day"),
    ]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg"), max_size=6))
def test_wider_names_are_refused_just_when_one_leads_back_to_itself(pairs: dict[str, str]) -> None:
    if all(_last(name, pairs) not in pairs for name in pairs):
        assert wider(Entry("kantor.toml", "roles", pairs)) == tuple(pairs.items())
    else:
        with pytest.raises(SopError, match="leads back to itself"):
            wider(Entry("kantor.toml", "roles", pairs))


def _last(name: str, pairs: dict[str, str]) -> str:
    for _ in pairs:
        name = pairs.get(name, name)
    return name


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SopError, match=r"tidak_ada\.toml: cannot be read\. Check where it is and its permissions\."):
        office_of("id-5day", tmp_path / "tidak_ada.toml")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "kantor.toml"
    file.write_bytes("# hari\xa0".encode("latin-1"))
    with pytest.raises(SopError, match=r"kantor\.toml: is not correct TOML"):
        office_of("id-5day", file)
