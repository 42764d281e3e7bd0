"""The web app over one registry: `create_app(folder, registry)`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dash import Dash

from model.collect import collect
from store.registry.registry import Registry
from web import access, guard, health, kept_answers, layout, sign_in
from web import pages as all_pages
from web.access import HERE, Server
from web.page import Page
from web.site import Site

_ASSETS = Path(layout.__file__).parent / "assets"
Elsewhere = Callable[[Site, Server], str]
_INDEX = """<!DOCTYPE html>
<html lang="id"><head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body><noscript>Aktifkan JavaScript. Please turn on JavaScript.</noscript>
{%app_entry%}{%config%}{%scripts%}{%renderer%}</body></html>"""


def create_app(root: Path, registry: Registry, server: Server = HERE, elsewhere: Elsewhere | None = None) -> Dash:
    """A Dash app on the registry and the files below `root`; several may live in one process.

    `elsewhere` lets another server sign people in, see `web.oidc`.
    """
    app = Dash(
        "mutubaku",
        assets_folder=str(_ASSETS),
        assets_path_ignore=["masuk.css"],
        use_pages=False,
        include_pages_meta=False,
        index_string=_INDEX,
        title="Mutu Baku",
        update_title="",
        serve_locally=True,
        suppress_callback_exceptions=True,
        add_log_handler=False,
        enable_mcp=False,
        compress=True,
    )
    site = Site(app, registry, root)
    access.protect(site, server)
    guard.protect(app)
    health.register(site)
    sign_in.register(site, server, elsewhere(site, server) if elsewhere else None)
    pages = tuple(sorted(collect(all_pages, "PAGE", Page), key=lambda page: page.order))
    kept_answers.register(site, pages)
    app.layout = partial(layout.frame, site)
    layout.register(site, pages)
    for page in pages:
        page.register(site.limited(page.roles))
    return app
