"""What management can do on pages: first steps, tour, saved views, buttons that save tables."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder

from model.registry import Role
from model.text import Lang
from tests.web import invented, invented_analysis
from tests.web.asking import OWN, signed_in
from tests.web.office import workspace_of
from web.page import View
from web.pages import overview
from web.parts.first_steps import STOPS, first_steps, tour
from web.parts.saved_views import named, saved, view_list
from web.parts.table import table


def words(component: Component | list[Component]) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_an_empty_workspace_shows_the_three_steps(tmp_path: Path) -> None:
    said = words(overview.layout(View(workspace_of(tmp_path), "", Lang.ID)))
    assert said.index("Unggah SOP") < said.index("Unggah catatan pelaksanaan") < said.index("Cocokkan kegiatan")
    assert '"href": "/dokumen"' in said
    assert "`sop demo`" in said


def test_a_step_is_a_link_for_those_who_may_take_it() -> None:
    said = words(first_steps(Lang.EN, Role.LEADER))
    assert '"href"' not in said
    assert "(by planners)" in said
    assert '"href": "/data"' in words(first_steps(Lang.EN, Role.AUDITOR))


def test_the_tour_has_five_short_stops() -> None:
    said = words(tour(Lang.ID))
    assert [stop.href for stop in STOPS] == ["/", "/hambatan", "/kepatuhan", "/penyusunan", "/kalender"]
    assert said.count('"className": "stop"') == 5
    assert '"data-count": "{place} dari {all}"' in said


def test_admins_get_no_links_to_pages_that_are_not_theirs(tmp_path: Path) -> None:
    made = invented_analysis.workspace(tmp_path)
    assert "/kepatuhan?" in words(overview.layout(View(made, invented.KEY, Lang.ID)))
    as_admin = replace(made, user=replace(made.user, role=Role.ADMIN))
    assert "/kepatuhan?" not in words(overview.layout(View(as_admin, invented.KEY, Lang.ID)))


def test_a_table_has_buttons_that_save_it() -> None:
    said = words(table("Bulan", ["a"], [["1"]]))
    assert '"aria-label": "CSV: Bulan"' in said
    assert '"data-do": "xlsx"' in said
    assert "data-do" not in words(table("Bulan", ["a"], [["1"]], saved=False))


def test_a_view_is_saved_under_its_name(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    rows, field = saved(workspace, "/hambatan?sop=1", "Saya", "id")
    assert field == ""
    assert '"href": "/hambatan?sop=1"' in words(rows)
    assert '"aria-label": "Hapus Saya"' in words(rows)
    assert named(workspace, "en")[1:] == ("Views", "Name of the view", "Save view", "Copy link")
    assert "Belum ada tampilan tersimpan." in words(view_list(workspace_of(tmp_path, Role.LEADER), Lang.ID))


@pytest.mark.parametrize(("address", "name"), [(None, "a"), ("/", None), ({"a": 1}, "a"), ("/", ["a"])])
def test_what_is_no_view_changes_nothing(tmp_path: Path, address: object, name: object) -> None:
    with pytest.raises(PreventUpdate):
        saved(workspace_of(tmp_path), address, name, "id")


def test_a_view_is_removed_by_its_button(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    saved(workspace, "/", "Saya", "id")
    client: FlaskClient = signed_in(workspace)
    identity = {"type": "view-remove", "view": 1}
    output = "views.children@"
    known = next(
        name for name in _callbacks(client) if name.startswith(output) and "view-remove" in _callbacks(client)[name]
    )
    body = {
        "output": known,
        "outputs": {"id": "views", "property": known.removeprefix("views.")},
        "inputs": [[{"id": identity, "property": "n_clicks", "value": 1}]],
        "state": [{"id": "lang", "property": "value", "value": "id"}],
        "changedPropIds": ['{"type":"view-remove","view":1}.n_clicks'],
    }
    answer = client.post("/_dash-update-component", json=body, headers=OWN)
    assert "Belum ada tampilan tersimpan." in answer.get_data(as_text=True)


def _callbacks(client: FlaskClient) -> dict[str, str]:
    return {
        one["output"]: json.dumps(one["inputs"]) for one in client.get("/_dash-dependencies", headers=OWN).get_json()
    }
