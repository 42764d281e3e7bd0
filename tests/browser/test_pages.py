"""The pages in Debian's Chromium: they open, react, stay on this machine and are accessible."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread

import pytest
import waitress
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect, sync_playwright

from app import create_app
from model.registry import Role
from store.registry.sessions import begin
from store.workspace import Workspace
from tests.web import invented, invented_analysis
from tests.web.office import person
from web.access import COOKIE

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TITLES = {
    "/": ("Ringkasan", "Overview"),
    "/hambatan": ("Hambatan", "Bottlenecks"),
    "/kepatuhan": ("Kepatuhan", "Compliance"),
    "/penyusunan": ("Penyusunan", "Drafting"),
    "/dokumen": ("Dokumen", "Documents"),
    "/kalender": ("Kalender kerja", "Working calendars"),
}
DRAWN = {
    "/": ".js-plotly-plot .xtick",
    "/hambatan": ".js-plotly-plot .xtick",
    "/kepatuhan": "#finding-bars .js-plotly-plot .xtick",
    "/penyusunan": "#preview img",
    "/dokumen": "#library-grid .ag-row",
    "/kalender": "#calendar-week table",
}
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}


@dataclass
class Visit:
    """A browser page with what it complained of and asked elsewhere."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_selector(DRAWN[path])
        return self.page

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def watch(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)


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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    workspace = invented_analysis.workspace(tmp_path_factory.mktemp("workspace"))
    other = replace(
        invented.document(), title="Perawatan Kebun", source=replace(invented.document().source, sha256="1" * 64)
    )
    workspace.add(other)
    app = create_app(workspace.root, workspace.registry)
    server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    yield Running(workspace, f"http://127.0.0.1:{server.effective_port}")
    server.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, running: Running) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1360, "height": 850}, timezone_id="Asia/Jakarta")
    running.admit(context, Role.PLANNER)
    made = Visit(context.new_page(), running.address)
    made.page.on("console", made.hear)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("request", lambda request: made.watch(request.url))
    yield made
    context.close()


def speak(page: Page, lang: str) -> None:
    page.locator("#lang").get_by_text(lang, exact=True).click()


@pytest.mark.parametrize("path", TITLES)
def test_a_page_opens_in_both_languages_without_a_complaint(visit: Visit, path: str) -> None:
    page = visit.open(path)
    for lang, title in zip(("ID", "EN"), TITLES[path], strict=True):
        speak(page, lang)
        expect(page.locator("#page h1")).to_have_text(title)
        expect(page).to_have_title(f"{title} – Mutu Baku")
        page.wait_for_selector(DRAWN[path])
    assert page.evaluate("document.documentElement.lang") == "en"
    page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert visit.foreign == []


def test_the_language_is_remembered_on_other_pages(visit: Visit) -> None:
    page = visit.open("/")
    speak(page, "EN")
    page.get_by_role("link", name="Compliance").click()
    expect(page.locator("#page h1")).to_have_text("Compliance")
    page.reload()
    expect(page.locator("#page h1")).to_have_text("Compliance")


def test_a_finding_opens_its_case_by_mouse_and_by_keyboard(visit: Visit) -> None:
    page = visit.open("/kepatuhan")
    drawer = page.get_by_role("dialog")
    page.locator("#findings .ag-row", has_text="R-2").get_by_text("LOG203").click()
    expect(drawer).to_contain_text("Kasus R-2")
    expect(drawer).to_contain_text("catatan-ruang.csv")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.locator("#cases").scroll_into_view_if_needed()
    page.locator("#cases .ag-row", has_text="R-1").locator(".ag-cell").first.focus()
    page.keyboard.press("Space")
    expect(drawer).to_contain_text("Kasus R-1")
    assert visit.complaints == []


def test_a_filter_lives_in_the_address_and_goes_by_a_second_click(visit: Visit) -> None:
    page = visit.open("/kepatuhan")
    rows = page.locator("#findings .ag-row")
    expect(rows).to_have_count(2)
    bar = page.locator("#by-rule .bars .point").first
    bar.hover(force=True)
    bar.click(force=True)
    expect(page).to_have_url(re.compile("[?&]rule=LOG202"))
    expect(rows).to_have_count(1)
    speak(page, "EN")
    expect(page.get_by_role("button", name="Clear the filter Rule")).to_contain_text("LOG202")
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Clear the filter Rule").last.click()
    expect(rows).to_have_count(2)
    expect(page).not_to_have_url(re.compile("rule="))
    assert visit.complaints == []


def test_names_from_the_log_stay_text(visit: Visit) -> None:
    page = visit.open("/kepatuhan")
    expect(page.locator("#findings")).to_contain_text("<b>menyeduh kopi</b>")
    assert page.locator("#findings b").count() == 0


def test_bottlenecks_show_the_map_and_every_chart_as_a_table(visit: Visit) -> None:
    page = visit.open("/hambatan")
    expect(page.get_by_role("img", name="Langkah 5: 3 jam.")).to_be_visible()
    expect(page.locator("#page .js-plotly-plot")).to_have_count(3)
    opened = page.get_by_text("Lihat tabel", exact=True)
    expect(opened).to_have_count(4)
    for place in range(4):
        opened.nth(place).click()
    expect(page.get_by_role("cell", name="Menandatangani izin pakai ruang")).to_be_visible()
    expect(page.get_by_role("region", name="Kapan waktu hilang dalam langkah")).to_contain_text("16.00–17.00")
    expect(page.get_by_role("region", name="Peta kendali")).to_contain_text("59,6–98,2%")
    assert visit.complaints == []


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f"#drafting-steps .ag-row[row-index='{row}'] [col-id='{column}']")


def test_an_edited_activity_changes_the_preview_and_outlives_the_language(visit: Visit) -> None:
    page = visit.open("/penyusunan")
    before = page.locator("#preview img").get_attribute("src")
    cell(page, 0, "activity").dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("Mendaftar di loket")
    page.keyboard.press("Enter")
    picture = page.locator("#preview img")
    expect(picture).to_have_attribute("alt", re.compile("Mendaftar di loket"))
    assert picture.get_attribute("src") != before
    speak(page, "EN")
    expect(page.locator("#page h1")).to_have_text("Drafting")
    expect(page.locator("#drafting-steps")).to_contain_text("Mendaftar di loket")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("#drafting-steps")).to_contain_text("Mengajukan permohonan")
    assert visit.complaints == []


def test_rows_move_by_key_and_mouse_and_entries_in_a_row_are_all_saved(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/penyusunan?sop=2")
    expect(cell(page, 4, "activity")).to_contain_text("Menandatangani")
    cell(page, 4, "activity").click()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, 3, "activity")).to_contain_text("Menandatangani")
    page.get_by_role("button", name="Naikkan").click()
    expect(cell(page, 2, "activity")).to_contain_text("Menandatangani")
    target = cell(page, 5, "number").locator(".ag-row-drag").bounding_box()
    source = cell(page, 2, "number").locator(".ag-row-drag").bounding_box()
    assert source
    assert target
    page.mouse.move(source["x"] + 6, source["y"] + 6)
    page.mouse.down()
    page.mouse.move(source["x"] + 6, source["y"] + 30, steps=5)
    page.mouse.move(target["x"] + 6, target["y"] + 10, steps=10)
    page.mouse.up()
    expect(cell(page, 5, "activity")).to_contain_text("Menandatangani")
    page.get_by_text("Identitas SOP").click()
    page.get_by_label("Nama pejabat").fill("Sri Lestari")
    page.get_by_label("Dasar Hukum").fill("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik")
    page.get_by_label("Tanggal Pembuatan").fill("2026-02-12")
    page.get_by_label("Nomor SOP").focus()
    expect(page.locator("#drafting-standing")).to_contain_text("6 perubahan belum disimpan")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator("#drafting-standing")).not_to_contain_text("belum disimpan")
    page.reload()
    expect(cell(page, 5, "activity")).to_contain_text("Menandatangani")
    expect(page.get_by_label("Nama pejabat")).to_have_value("Sri Lestari")
    assert visit.complaints == []


def test_a_finding_leads_to_its_row_and_a_refused_cell_is_put_back(visit: Visit) -> None:
    page = visit.open("/penyusunan")
    page.get_by_role("button", name="Tambah langkah").click()
    page.locator("#drafting-lint").get_by_role("button", name=re.compile("langkah 8: Waktu kosong")).click()
    expect(cell(page, 7, "activity")).to_be_focused()
    page.evaluate("dash_ag_grid.getApi('drafting-steps').ensureColumnVisible('onward')")
    cell(page, 0, "onward").dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("langkah “99” tidak ada")
    expect(cell(page, 0, "onward")).to_have_text("2")


def test_the_download_is_a_word_file_under_its_own_name(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/penyusunan")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word (.docx)").click()
    assert waiting.value.suggested_filename.startswith("peminjaman-ruang-balai-pelatihan-padi-jaya-v1-")
    waiting.value.save_as(tmp_path / "sop.docx")
    assert (tmp_path / "sop.docx").read_bytes().startswith(b"PK")


def test_an_office_file_is_checked_kept_and_counted_by(visit: Visit) -> None:
    page = visit.open("/kalender")
    said, shown = page.locator("#office-said"), page.locator("#calendar-week h2")
    page.get_by_label("Isi berkas kantor").fill('calendar = "kantor"')
    page.get_by_role("button", name="Periksa dan simpan").click()
    expect(said).to_contain_text('office.toml: calendar = "kantor" tidak dikenal')
    expect(shown).to_have_text("id-5day")
    page.get_by_label("Isi berkas kantor").fill(
        'calendar = "<b>loket</b>"\n[calendars."<b>loket</b>"]\nweek = { senin = ["08.00-12.00"] }'
    )
    speak(page, "EN")
    page.get_by_role("button", name="Check and save").click()
    expect(said).to_contain_text("Saved. In force: calendar <b>loket</b>;")
    expect(shown).to_have_text("<b>loket</b>")
    expect(page.locator("#calendar-week")).to_contain_text("4.0 hours a week, 1 working days.")
    expect(page.locator("#due")).to_contain_text("Due: Monday,")
    page.get_by_label("Text of the office file").fill("")
    page.get_by_role("button", name="Check and save").click()
    expect(said).to_contain_text("There are no own rules yet; calendar id-5day applies.")
    expect(shown).to_have_text("id-5day")
    assert visit.complaints == []


def test_another_sop_can_be_chosen(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label("SOP yang ditampilkan").first.click()
    page.get_by_role("option", name="Perawatan Kebun").click()
    expect(page.locator("#page")).to_contain_text("belum dibandingkan dengan catatan pelaksanaan")


@pytest.mark.parametrize("path", TITLES)
def test_a_narrow_screen_needs_no_sideways_scrolling(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.open(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_menu_opens_and_closes_on_a_narrow_screen(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.open("/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Kepatuhan").click()
    expect(page.locator("#page h1")).to_have_text("Kepatuhan")
    expect(page.get_by_role("link", name="Kepatuhan")).not_to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TITLES)
def test_axe_finds_nothing(visit: Visit, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = visit.open(path)
    if scheme == "dark":
        page.locator("#dark").evaluate("box => box.click()")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    found = axe.Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
