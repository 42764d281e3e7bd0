"""The app as pages see it: every callback and every route says who may, and is called with what they may see."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TypeVar

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, no_update, set_props
from flask import Response, g, request

from model.errors import SopError
from model.registry import Role, User
from model.text import Lang, Text
from store.registry.registry import Registry
from store.workspace import Workspace
from web.turns import BusyError

Wire = Input | Output | State
Answer = TypeVar("Answer")
EVERYONE = frozenset(Role)
_MARK = "allowed"
_CLOSE = Text(id="Tutup", en="Close")
_UNFIT, _TOO_MANY = 422, 429


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who may: people of these roles, or anybody at all."""

    roles: frozenset[Role] = frozenset()
    anybody: bool = False

    def admits(self, user: User | None) -> bool:
        """Whether `user`, None when not signed in, may."""
        return self.anybody or (user is not None and user.role in self.roles)


NOBODY = Allowed()


def allowed(function: object) -> Allowed:
    """What `function` was marked with; nobody may what is not marked."""
    found = getattr(function, _MARK, NOBODY)
    return found if isinstance(found, Allowed) else NOBODY


def mark(function: Callable[..., Answer], may: Allowed) -> Callable[..., Answer]:
    """`function`, marked."""
    setattr(function, _MARK, may)
    return function


def current_user() -> User:
    """Who asks."""
    user: User = g.user
    return user


def is_somebody() -> bool:
    """Whether the one who asks is signed in."""
    return g.get("user") is not None


def current_lang() -> Lang:
    """The language of who asks, as their browser keeps it."""
    return Lang.EN if request.cookies.get("lang") == Lang.EN.value else Lang.ID


@dataclass(frozen=True, slots=True)
class Site:
    """The app, the registry and folder it works on; `roles` may use what is registered."""

    app: Dash
    registry: Registry
    root: Path
    roles: frozenset[Role] = EVERYONE

    def limited(self, roles: frozenset[Role]) -> "Site":
        """The same site, where what is registered is for `roles`."""
        return replace(self, roles=roles)

    def workspace(self) -> Workspace:
        """What the person who asks may see."""
        return Workspace(self.root, self.registry, current_user())

    def callback(
        self, function: Callable[..., object], *wires: Wire, roles: frozenset[Role] | None = None, **options: object
    ) -> None:
        """Has `function` called with the workspace of who asks and the values of the wires.

        An `SopError` in it is shown as a notice and changes nothing else.
        """
        told = options.get("output", wires)
        outputs = sum(isinstance(one, Output) for one in told) if isinstance(told, tuple) else 1

        @wraps(function)
        def answer(*values: object, **named: object) -> object:
            try:
                return function(self.workspace(), *values, **named)
            except SopError as error:
                return _noticed(error, outputs)

        mark(answer, Allowed(self._may(roles)))
        self.app.callback(*wires, **options)(answer)

    def clientside(self, name: str, *wires: Wire, **options: object) -> None:
        """Has the browser itself call a function of the namespace mutubaku."""
        namespace, _, own = name.rpartition(".")
        function = ClientsideFunction(namespace or "mutubaku", own)
        self.app.clientside_callback(function, *wires, **options)  # type: ignore[no-untyped-call]

    def route(
        self,
        path: str,
        function: Callable[..., Response],
        roles: frozenset[Role] | None = None,
        methods: tuple[str, ...] = ("GET",),
    ) -> None:
        """Has `function` called with the workspace of who asks and the parts of the address.

        An `SopError` in it becomes a plain sentence with status 422, or 429 where it only came too soon.
        """

        @wraps(function)
        def answer(**parts: object) -> Response:
            try:
                return function(self.workspace(), **parts)
            except SopError as error:
                status = _TOO_MANY if isinstance(error, BusyError) else _UNFIT
                return Response(error.to(current_lang()), status=status, mimetype="text/plain")

        mark(answer, Allowed(self._may(roles)))
        self.app.server.add_url_rule(path, f"{path} {methods}", answer, methods=methods)

    def _may(self, roles: frozenset[Role] | None) -> frozenset[Role]:
        return self.roles if roles is None else roles & self.roles


def _noticed(error: SopError, outputs: int) -> object:
    """No change of any output, and the sentence at the top of the page."""
    lang = current_lang()
    alert = dmc.Alert(error.to(lang), color="red", withCloseButton=True, closeButtonLabel=_CLOSE.to(lang))
    set_props("notice", {"children": alert})
    return no_update if outputs == 1 else (no_update,) * outputs
