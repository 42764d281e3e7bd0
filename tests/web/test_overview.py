"""Key figures, findings in words and the data of the charts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from model.run import Month
from model.text import Lang
from tests.web import invented
from tests.web.office import workspace_of
from web.charts.pareto import Loss, cumulative, pareto
from web.charts.trend import trend
from web.page import View, chosen
from web.pages import overview

MONTHS = (Month(date(2026, 5, 1), 4, 3, 0), Month(date(2026, 8, 1), 8, 4, 0))


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(invented.workspace(tmp_path), invented.KEY, Lang.ID)


def words(component: Component) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_the_key_figures_carry_n_and_the_meaning_of_time(view: View) -> None:
    said = words(overview.key_figures(view, invented.report()))
    assert '"50,0%"' in said
    assert "n = 2 kasus selesai; selang 95%: 9,4–90,5%" in said
    assert "1 masih berjalan" in said
    assert "dari 16 yang terukur; jam kerja, kalender id-5day" in said
    assert '"4,0"' in said


def test_without_closed_cases_there_is_no_share(view: View) -> None:
    report = replace(invented.report(), conforming_share=None, conforming_interval=None)
    assert "selang 95%: –" in words(overview.key_figures(view, report))


def test_the_trend_is_said_in_a_sentence(view: View) -> None:
    assert (
        overview.trend_finding(view, MONTHS)
        == "Agu 2026: 50,0% dari 8 kasus sesuai SOP; bulan terbaik Mei 2026 (75,0%, n = 4)."
    )


def test_no_closed_case_gives_a_sentence_instead_of_an_axis(view: View) -> None:
    said = words(overview.trend_card(view, ()))
    assert "tren belum dapat digambar" in said
    assert "Graph" not in said


def test_losses_are_named_and_sorted(view: View) -> None:
    found = overview.losses(view, invented.report(), invented.document())
    assert found == [
        Loss("Langkah 5", "langkah 5 Menandatangani izin pakai ruang", 10800),
        Loss("3→4", "serah terima langkah 3 ke 4", 3600),
    ]


def test_the_pareto_sums_up_to_all() -> None:
    found = [Loss("a", "a", 10800), Loss("b", "b", 3600)]
    assert cumulative(found) == [75.0, 100.0]
    figure = pareto(found, Lang.ID, 1)
    assert list(figure.data[0].y) == [3.0]
    assert list(figure.data[1].y) == [75.0]
    assert figure.layout.separators == ",."


def test_the_trend_draws_share_and_n() -> None:
    figure = trend(MONTHS, Lang.EN)
    assert list(figure.data[0].x) == ["May 2026", "Aug 2026"]
    assert list(figure.data[0].y) == [4, 8]
    assert list(figure.data[1].y) == [75.0, 50.0]
    assert figure.layout.separators == ".,"


def test_a_document_without_a_check_says_what_to_do(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    key = workspace.add(invented.document())
    assert "`sop demo`" in words(overview.layout(View(workspace, key, Lang.ID)))


def test_an_unknown_key_gives_way_to_a_checked_one(view: View) -> None:
    assert chosen(view.workspace, "../../etc") == invented.KEY
