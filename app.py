"""The web app over one workspace: `create_app(Workspace(folder))`."""

from functools import partial
from pathlib import Path

from dash import Dash

from model.collect import collect
from store.workspace import Workspace
from web import layout, pages
from web.guard import protect
from web.page import Page

_ASSETS = Path(layout.__file__).parent / "assets"
_INDEX = """<!DOCTYPE html>
<html lang="id"><head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body><noscript>Aktifkan JavaScript. Please turn on JavaScript.</noscript>
{%app_entry%}{%config%}{%scripts%}{%renderer%}</body></html>"""


def create_app(workspace: Workspace) -> Dash:
    """A Dash app that serves `workspace`; several may live in one process."""
    app = Dash(
        "mutubaku",
        assets_folder=str(_ASSETS),
        pages_folder="",
        include_pages_meta=False,
        index_string=_INDEX,
        title="Mutu Baku",
        update_title="",
        serve_locally=True,
        suppress_callback_exceptions=True,
        add_log_handler=False,
        enable_mcp=False,
    )
    found = tuple(sorted(collect(pages, "PAGE", Page), key=lambda page: page.path))
    app.layout = partial(layout.frame, workspace)
    layout.register(app, workspace, found)
    for page in found:
        page.register(app, workspace)
    protect(app)
    return app
