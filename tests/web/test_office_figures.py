"""The office at a glance: figures, targets, what moved, units against SOPs against months."""

import json
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from model.checked_months import CheckedMonth
from model.office import Targets
from model.registry import Role
from model.run import Month
from model.text import Lang
from model.trend import TrendMonth
from store.checks import months_of
from tests.web import invented, invented_analysis
from tests.web.office import workspace_of
from web.charts.compliance_heat import Line, compliance_heat
from web.charts.share_line import share_line
from web.charts.sparkline import sparkline
from web.page import View
from web.pages import overview
from web.parts.key_figures import Moved, amount_moved, conforming_change, last_two, share_moved, target_said
from web.parts.month_changes import change_card, months_compared, rows
from web.parts.office_figures import Checked, lines_of, office_part, summed

UNITS = {1: "Balai", 2: "Loket <Kota>"}
MONTHS = (
    CheckedMonth(1, 7, "Surat", "2026-05-01", 10, 9, 3600),
    CheckedMonth(1, 7, "Surat", "2026-06-01", 10, 8, 0),
    CheckedMonth(2, 8, "Ruang", "2026-06-01", 4, 1, 7200),
)
KNOWN = Checked(MONTHS, UNITS, Targets(conforming=0.8))


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(invented_analysis.workspace(tmp_path), invented.KEY, Lang.ID)


def words(component: Component | Sequence[Component] | None) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_months_of_all_sops_are_summed() -> None:
    assert summed(MONTHS) == [Month(date(2026, 5, 1), 10, 9, 3600), Month(date(2026, 6, 1), 14, 9, 7200)]


def test_the_office_has_its_share_with_n_and_target(view: View) -> None:
    said = words(office_part(view, KNOWN))
    assert "2 SOP di 2 unit dengan pembandingan terbaru masing-masing, Mei 2026 sampai Jun 2026." in said
    # 18 of 24: Wilson gives 55.1 to 88.0 %.
    assert '"75,0%"' in said
    assert "n = 24 kasus selesai; selang 95%: 55,1–88,0%" in said
    assert "Sasaran 80,0%: belum pasti, selang memuatnya" in said
    assert '"1 dari 2"' in said
    assert "Jun 2026: 14 dari 10 pada Mei 2026" in said
    assert "Jun 2026: 2,0 dari 1,0 pada Mei 2026" in said


def test_an_office_without_closed_cases_shows_nothing(view: View) -> None:
    assert office_part(view, Checked((), UNITS, Targets())) == []
    assert office_part(view, Checked((replace(MONTHS[0], cases=0, conforming=0),), UNITS, Targets())) == []


def test_sops_stand_by_unit_the_lowest_first(view: View) -> None:
    assert [(line.key, line.name) for line in lines_of(view, KNOWN)] == [
        ("8", "Loket <Kota> · Ruang"),
        ("7", "Balai · Surat"),
    ]
    alone = replace(KNOWN, months=MONTHS[:2])
    assert [line.name for line in lines_of(view, alone)] == ["Surat"]


def test_the_heat_map_marks_few_cases_and_leaves_out_what_is_not_there(view: View) -> None:
    figure = compliance_heat(lines_of(view, KNOWN), 5, Lang.ID)
    heat = figure.data[0]
    assert list(heat.x) == ["Mei<br>2026", "Jun<br>2026"]
    assert [list(row) for row in heat.text] == [["", "25*"], ["90", "80"]]
    assert [list(row) for row in heat.z] == [[None, 75.0], [10.0, 20.0]]
    assert heat.customdata[0][1] == "Loket &lt;Kota> · Ruang, Jun 2026: 25,0% dari 4 kasus sesuai"
    assert list(figure.layout.yaxis.ticktext) == ["Loket &lt;Kota> · Ruang", "Balai · Surat"]


def test_months_without_cases_are_columns_too() -> None:
    months = (Month(date(2025, 11, 1), 5, 5, 0), Month(date(2026, 2, 1), 5, 4, 0))
    heat = compliance_heat([Line("1", "Surat", months)], 5, Lang.EN).data[0]
    assert list(heat.x) == ["Nov<br>2025", "Dec<br>2025", "Jan<br>2026", "Feb<br>2026"]
    assert list(heat.text[0]) == ["100", "", "", "80"]


def test_the_line_carries_interval_and_target() -> None:
    figure = share_line(summed(MONTHS), 0.8, Lang.ID)
    band, line, aim = figure.data
    assert list(line.y) == pytest.approx([90.0, 64.2857], abs=1e-3)
    # 9 of 10: 59.6 to 98.2 %; 9 of 14: 38.8 to 83.7 %.
    assert list(band.y) == pytest.approx([98.21, 83.66, 38.76, 59.58], abs=0.01)
    assert (list(aim.y), aim.name) == ([80.0, 80.0], "Sasaran 80,0%")
    assert len(share_line(summed(MONTHS), None, Lang.ID).data) == 2


def test_a_difference_that_cannot_be_told_from_zero_is_said_so(view: View) -> None:
    found, now = conforming_change(summed(MONTHS), 5)
    # 9 of 14 less 9 of 10: Newcombe gives -52.5 to +10.3 points.
    assert found is not None
    assert found.interval == pytest.approx((-0.5252, 0.1034), abs=1e-3)
    moved = share_moved(view, found, now)
    assert moved == Moved(
        "same", "neither", "Jun 2026: tidak dapat dibedakan dari Mei 2026 (selisih -25,7 poin persen)"
    )


def test_a_clear_difference_is_up_or_down(view: View) -> None:
    may, june = Month(date(2026, 5, 1), 100, 90, 0), Month(date(2026, 6, 1), 100, 60, 0)
    assert share_moved(view, *conforming_change((may, june), 5)) == Moved(
        "down", "bad", "Jun 2026: turun 30,0 poin persen dari Mei 2026"
    )
    better = replace(june, conforming=99)
    assert share_moved(view, *conforming_change((may, better), 5)) == Moved(
        "up", "good", "Jun 2026: naik 9,0 poin persen dari Mei 2026"
    )


def test_months_with_few_cases_are_not_compared(view: View) -> None:
    months = (Month(date(2026, 4, 1), 8, 8, 0), Month(date(2026, 5, 1), 4, 0, 0), Month(date(2026, 6, 1), 6, 3, 60))
    two = last_two(months, 5)
    assert two == (months[2], months[0])
    assert amount_moved(view, two, "cases") == Moved("down", "neither", "Jun 2026: 6 dari 8 pada Apr 2026")
    assert last_two(months[1:], 5) is None
    assert amount_moved(view, None, "cases") is None


@pytest.mark.parametrize(
    ("share", "bounds", "said"),
    [
        (0.95, (0.91, 0.98), "Sasaran 90,0%: tercapai"),
        (0.5, (0.4, 0.6), "Sasaran 90,0%: belum tercapai"),
        (0.95, (0.8, 0.99), "Sasaran 90,0%: belum pasti, selang memuatnya"),
        (None, None, ""),
    ],
)
def test_a_target_is_met_missed_or_uncertain(
    view: View, share: float | None, bounds: tuple[float, float] | None, said: str
) -> None:
    assert target_said(view, 0.9, share, bounds) == said


def test_a_sparkline_leaves_gaps_and_ends_in_a_dot() -> None:
    svg = b64decode(sparkline([0.0, None, 1.0, 0.5]).split(",")[1]).decode()
    assert 'd="M3 25M79 3L117 14"' in svg
    assert '<circle cx="117" cy="14"' in svg
    assert "<circle" not in b64decode(sparkline([]).split(",")[1]).decode()


def test_what_changed_tells_shares_with_intervals_and_amounts_without(view: View) -> None:
    two = months_compared(invented_analysis.trend())
    assert two is not None
    assert [one.month for one in two] == [date(2026, 4, 1), date(2026, 3, 1)]
    told = rows(view, two)
    # 2 of 10 less 9 of 10: Newcombe gives -86.5 to -26.6 points.
    assert told[0][3:] == ("-70,0 poin persen (selang 95%: -86,5 sampai -26,6)", "memburuk")
    assert told[1][1:3] == ("1,4% (n = 70)", "11,4% (n = 70)")
    assert told[1][4] == "memburuk"
    assert told[2] == ("Jam kerja hilang dalam langkah", "0,0", "3,0", "+3,0", "jumlah; tanpa selang")
    assert told[3][1:4] == ("0,00", "0,30", "+0,30")


def test_what_changed_names_months_left_out_and_change_points(view: View) -> None:
    said = words(change_card(view, invented_analysis.trend()))
    assert "Apr 2026 dibandingkan dengan Mar 2026. Bulan sesudahnya kurang dari 5 kasus dan tidak dihitung." in said
    assert "Titik perubahan 1 Apr 2026: sebelumnya 90,0%, n = 10; sejak itu 28,6%, n = 14" in said


def test_too_few_months_say_what_is_needed(view: View) -> None:
    trend = invented_analysis.trend()
    said = words(change_card(view, replace(trend, months=trend.months[1:])))
    assert "Belum ada dua bulan dengan sedikitnya 5 kasus selesai" in said
    assert isinstance(trend.months[0], TrendMonth)


def test_the_page_has_the_office_first_then_the_sop(view: View) -> None:
    said = words(overview.layout(view))
    assert said.index("Seluruh kantor") < said.index("SOP yang ditampilkan") < said.index("Yang berubah dari bulan")
    assert "/laporan/1/laporan.docx" not in said
    leader = workspace_of(view.workspace.root, Role.LEADER)
    assert "/laporan/1/laporan.docx" in words(overview.layout(replace(view, workspace=leader)))
    assert "Langkah 5 menahan 60 %" in said
    assert "/hambatan?sop=1" in said


def test_the_months_come_from_the_checks_within_reach(view: View) -> None:
    months = months_of(view.workspace.registry, view.workspace.user)
    assert [(one.month, one.cases, one.conforming) for one in months] == [
        ("2026-03-01", 10, 9),
        ("2026-04-01", 10, 2),
        ("2026-05-01", 4, 2),
    ]
