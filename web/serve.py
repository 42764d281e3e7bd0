"""The web app on an address of this machine, at the asked port or the next free one."""

import socket
from pathlib import Path

from waitress import serve as run_server

from app import Elsewhere, create_app
from ingest.limits import LOG_LIMITS
from store.registry.registry import Registry
from web.access import Server
from web.parts.receiving import ENVELOPE

HERE = "127.0.0.1"
_TRIES = 50
# Browsers hold their connections open: waitress takes a hundred unless told otherwise, and lets the others wait.
_SERVER = {"threads": 8, "connection_limit": 1000, "ident": None}


def free_port(host: str, asked: int) -> int:
    """`asked`, or the first free port above it."""
    return next((port for port in range(asked, asked + _TRIES) if _is_free(host, port)), 0)


def serve(app: tuple[Path, Registry, Server, Elsewhere | None], host: str, port: int) -> None:
    """Serves the app until interrupted."""
    most = LOG_LIMITS.workbook.file_bytes + ENVELOPE
    run_server(create_app(*app), host=host, port=port, max_request_body_size=most, **_SERVER)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((host, port)) != 0
