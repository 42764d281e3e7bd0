"""The web app on 127.0.0.1, at the asked port or the next free one."""

import socket

from waitress import serve as run_server

from app import create_app
from store.workspace import Workspace

HOST = "127.0.0.1"
_TRIES = 50


def free_port(asked: int) -> int:
    """`asked`, or the first free port above it."""
    return next((port for port in range(asked, asked + _TRIES) if _is_free(port)), 0)


def serve(workspace: Workspace, port: int) -> None:
    """Serves `workspace` until interrupted."""
    run_server(create_app(workspace), host=HOST, port=port, threads=8)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((HOST, port)) != 0
