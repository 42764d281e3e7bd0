"""Somebody signed in who asks the app."""

from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from model.registry import Role
from store.registry.sessions import begin
from store.workspace import Workspace
from tests.web import invented
from tests.web.office import person
from web.access import COOKIE

OWN = {"Sec-Fetch-Site": "same-origin"}


def signed_in(workspace: Workspace, role: Role = Role.PLANNER, app: Dash | None = None) -> FlaskClient:
    """A browser in which somebody of `role` is signed in."""
    client: FlaskClient = (app or create_app(workspace.root, workspace.registry)).server.test_client()
    client.set_cookie(COOKIE, begin(workspace.registry, person(workspace.registry, role)))
    return client


def ask(client: FlaskClient, path: str, lang: str, key: str = invented.KEY, **headers: str) -> str:
    """What the app answers to who opens the page `path`."""
    body = {
        "output": "..page.children...page-title.data..",
        "outputs": [{"id": "page", "property": "children"}, {"id": "page-title", "property": "data"}],
        "inputs": [
            {"id": "url", "property": "pathname", "value": path},
            {"id": "lang", "property": "value", "value": lang},
            {"id": "sop", "property": "value", "value": key},
        ],
        "state": [{"id": "url", "property": "search", "value": ""}],
        "changedPropIds": ["url.pathname"],
    }
    return client.post("/_dash-update-component", json=body, headers=OWN | headers).get_data(as_text=True)
