"""The page Documents in Debian's Chromium: from an uploaded file through its review to the next state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from store.jobs import jobs_of
from tests.browser.served import Running, Visit, darken, narrow, served, violations, width_of
from tests.web.test_documents import SAMPLE, TIME, WHO, drawn
from working import perform

pytestmark = pytest.mark.browser


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    workspace, _ = drawn(tmp_path)
    with served(workspace) as made:
        yield made


@pytest.fixture
def page(visit: Visit) -> Iterator[Page]:
    yield visit.page
    assert visit.complaints == []


def opened(page: Page, running: Running, query: str, shown: str) -> Page:
    page.goto(f"{running.address}/dokumen{query}")
    page.wait_for_selector(shown)
    page.wait_for_load_state("networkidle")
    return page


def test_an_uploaded_document_becomes_a_draft_in_the_library(page: Page, running: Running, tmp_path: Path) -> None:
    opened(page, running, "", "#incoming input")
    letter = tmp_path / "surat.md"
    letter.write_text("# Surat\nIsi surat.", encoding="utf-8")
    other = SAMPLE.with_name("rekomendasi_solar.docx")
    page.locator("#incoming input").set_input_files([other, letter, SAMPLE])
    expect(page.locator("#incoming-queue li")).to_have_count(3)
    workspace = running.workspace
    for job in reversed(jobs_of(workspace.registry, workspace.user)):
        perform(workspace.registry, workspace.root, job.id)
    queue = page.locator("#incoming-queue")
    expect(queue.locator("li", has_text="rekomendasi_solar.docx")).to_contain_text("menjadi draf")
    expect(queue.locator("li", has_text="pengaduan_layanan_cetak.pdf")).to_contain_text("sudah ada di unit ini")
    expect(queue.locator("li", has_text="surat.md")).to_contain_text("tidak ada tabel langkah SOP")
    queue.locator("li", has_text="rekomendasi_solar.docx").get_by_role("link").click()
    expect(page.locator("#page h1")).to_have_text("Penerbitan Rekomendasi Pembelian Solar bagi Nelayan Kecil")


def test_a_row_opens_its_document_and_the_address_keeps_the_search(page: Page, running: Running) -> None:
    opened(page, running, "", "#library-grid .ag-row")
    page.locator("#library-search").fill("arsip kuno")
    expect(page.locator("#library-found")).to_contain_text("Tidak ada dokumen yang cocok")
    page.locator("#library-search").fill("pengaduan")
    expect(page.locator("#library-found")).to_have_text("1 dokumen")
    page.wait_for_function("new URL(location).searchParams.get('cari') === 'pengaduan'")
    page.reload()
    expect(page.locator("#library-search")).to_have_value("pengaduan")
    page.locator("#library-grid .ag-row .ag-cell").first.click()
    expect(page.locator("#page h1")).to_have_text("Penanganan Pengaduan Pelanggan & Warga")
    page.go_back()
    expect(page.locator("#library-search")).to_have_value("pengaduan")


def test_a_review_by_keyboard_settles_every_doubt_and_hands_on(page: Page, running: Running) -> None:
    opened(page, running, "?tinjau=1", ".sheet img")
    chosen = page.locator("#review-values .value.selected")
    expect(chosen).to_have_attribute("data-at", TIME)
    expect(page.locator(".box.selected")).to_have_attribute("data-evidence", TIME)
    expect(page.locator("#review-page [data-active]")).to_have_text("2")
    page.keyboard.press("F8")
    expect(chosen).to_have_attribute("data-at", WHO)
    page.keyboard.press("Shift+F8")
    expect(chosen).to_have_attribute("data-at", TIME)
    expect(page.locator("#review-text-place")).to_have_class("field")
    page.locator("#review-text").fill("2 jam")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#review-doubts h2")).to_have_text("2 keraguan belum diperiksa")
    expect(chosen).to_have_attribute("data-at", WHO)
    page.locator("#review-lanes input").nth(2).check()
    page.locator("#review-save").click()
    expect(page.locator("#review-doubts h2")).to_have_text("1 keraguan belum diperiksa")
    page.locator("#review-doubts").get_by_role("button", name="Sudah benar").click()
    expect(page.locator("#review-doubts")).to_contain_text("Tidak ada keraguan yang tersisa")
    page.get_by_role("link", name="Kembali ke dokumen").click()
    page.get_by_role("button", name="Ajukan: diperiksa").click()
    expect(page.locator("#documents .state.checked")).to_be_visible()


def test_a_box_on_the_page_chooses_its_value(page: Page, running: Running) -> None:
    opened(page, running, "?tinjau=1", ".sheet img")
    at = "/procedures/0/steps/0/activity"
    page.locator(f'.box[data-at="{at}"]').click()
    expect(page.locator("#review-values .value.selected")).to_have_attribute("data-at", at)
    expect(page.locator("#review-about")).to_contain_text("Langkah 1: kegiatan")
    expect(page.locator(".cutting img")).to_be_visible()


def test_who_cannot_hand_on_is_told_why(page: Page, running: Running) -> None:
    opened(page, running, "?lihat=1", "#documents .state")
    page.get_by_role("button", name="Ajukan: diperiksa").click()
    expect(page.locator("#notice")).to_contain_text("versi 1: 3 keraguan belum diperiksa")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("query", "shown"), [("", "#library-grid .ag-row"), ("?lihat=1", "#documents .state"), ("?tinjau=1", ".sheet img")]
)
def test_axe_finds_nothing_and_a_phone_scrolls_down_only(
    page: Page, running: Running, query: str, shown: str, scheme: str
) -> None:
    opened(page, running, query, shown)
    darken(page, scheme)
    assert violations(page) == []
    narrow(page)
    page.wait_for_timeout(300)
    assert width_of(page) == 390
