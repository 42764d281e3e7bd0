"""The app at an address of its own, and a browser page that tells what it complained of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import pytest
import waitress
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from app import create_app
from model.registry import Role
from store.registry.sessions import begin
from store.workspace import Workspace
from tests.web.office import person
from web.access import COOKIE

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, NARROW = (1360, 850), (390, 800)
_AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}


@dataclass
class Running:
    """The app, served at an address."""

    workspace: Workspace
    address: str

    def admit(self, context: BrowserContext, role: Role) -> None:
        """Signs somebody of `role` in."""
        registry = self.workspace.registry
        secret = begin(registry, person(registry, role))
        context.add_cookies([{"name": COOKIE, "value": secret, "url": self.address}])


@dataclass
class Visit:
    """A browser page with what it complained of and asked elsewhere."""

    page: Page
    running: Running
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.running.address

    def open(self, path: str, shown: str) -> Page:
        """The page at `path`, once `shown` is there."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(shown)
        return self.page

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def watch(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)


@contextmanager
def served(workspace: Workspace) -> Iterator[Running]:
    """The app on `workspace` within the context."""
    app = create_app(workspace.root, workspace.registry)
    server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    yield Running(workspace, f"http://127.0.0.1:{server.effective_port}")
    server.close()


@contextmanager
def visiting(browser: Browser, running: Running) -> Iterator[Visit]:
    """A new page of a browser that nobody has signed in with yet."""
    width, height = WIDE
    context = browser.new_context(viewport={"width": width, "height": height}, timezone_id="Asia/Jakarta")
    made = Visit(context.new_page(), running)
    made.page.on("console", made.hear)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("request", lambda request: made.watch(request.url))
    yield made
    context.close()


def darken(page: Page, scheme: str) -> None:
    """Has `page` light or dark, as it stays when nothing moves any more."""
    if scheme == "dark":
        page.locator("#dark").evaluate("box => box.click()")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe holds against `page`: each rule with the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options=_AXE_OPTIONS).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found]


def narrow(page: Page) -> None:
    """Has `page` on the screen of a phone."""
    width, height = NARROW
    page.set_viewport_size({"width": width, "height": height})


def width_of(page: Page) -> int:
    """How wide the content of `page` is."""
    found = page.evaluate("document.documentElement.scrollWidth")
    assert isinstance(found, int)
    return found
