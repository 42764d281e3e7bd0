"""Whether the app lives, and whether it can work: for those who watch servers."""

import shutil
from functools import partial

from flask import Response, jsonify
from sqlalchemy import text

from model.errors import SopError
from web.site import Allowed, Site, mark

_LEAST_BYTES = 50_000_000


def register(site: Site) -> None:
    """Puts both addresses on `site`; anybody may ask them, they say nothing about what is kept."""
    for path, function in (("/healthz", alive), ("/readyz", partial(ready, site))):
        view = mark(function, Allowed(anybody=True))
        site.app.server.add_url_rule(path, path, view)


def alive() -> Response:
    """Says that this process answers."""
    return jsonify(alive=True)


def ready(site: Site) -> Response:
    """Says whether the database answers and the disk has room; status 503 when not."""
    found = {"database": _database(site), "disk": shutil.disk_usage(site.root).free > _LEAST_BYTES}
    response = jsonify(found)
    response.status_code = 200 if all(found.values()) else 503
    return response


def _database(site: Site) -> bool:
    try:
        with site.registry.reading() as connection:
            return connection.execute(text("select 1")).scalar() == 1
    except SopError:
        return False
