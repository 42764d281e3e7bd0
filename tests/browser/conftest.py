"""Chromium, the app with an analysed SOP, and a planner's page of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, sync_playwright

from model.registry import Role
from tests.browser.served import CHROMIUM, FLAGS, Running, Visit, served, visiting
from tests.web import invented, invented_analysis


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    workspace = invented_analysis.workspace(tmp_path_factory.mktemp("workspace"))
    other = replace(
        invented.document(), title="Perawatan Kebun", source=replace(invented.document().source, sha256="1" * 64)
    )
    workspace.add(other)
    with served(workspace) as made:
        yield made


@pytest.fixture
def visit(browser: Browser, running: Running) -> Iterator[Visit]:
    with visiting(browser, running) as made:
        running.admit(made.page.context, Role.PLANNER)
        yield made
