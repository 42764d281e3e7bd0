"""The pages in Debian's Chromium: they open, react, stay on this machine and are accessible."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from model.registry import Role
from tests.browser.served import Visit, darken, narrow, violations, width_of

pytestmark = pytest.mark.browser
TITLES = {
    "/": ("Ringkasan", "Overview"),
    "/hambatan": ("Hambatan", "Bottlenecks"),
    "/kepatuhan": ("Kepatuhan", "Compliance"),
    "/penyusunan": ("Penyusunan", "Drafting"),
    "/dokumen": ("Dokumen", "Documents"),
    "/kalender": ("Kalender kerja", "Working calendars"),
    "/data": ("Data", "Data"),
    "/akun": ("Akun", "Accounts"),
}
DRAWN = {
    "/": ".js-plotly-plot .xtick",
    "/hambatan": ".js-plotly-plot .xtick",
    "/kepatuhan": "#finding-bars .js-plotly-plot .xtick",
    "/penyusunan": "#preview img",
    "/dokumen": "#library-grid .ag-row",
    "/kalender": "#calendar-week table",
    "/data": "#log-upload input",
    "/akun": "#accounts .ag-row",
}
FOR_OTHERS = {"/akun": Role.ADMIN}


def drawn(visit: Visit, path: str) -> Page:
    """A page as it is drawn for a planner, or for who else it is there."""
    if path in FOR_OTHERS:
        visit.running.admit(visit.page.context, FOR_OTHERS[path])
    return visit.open(path, DRAWN[path])


def speak(page: Page, lang: str) -> None:
    page.locator("#lang").get_by_text(lang, exact=True).click()


@pytest.mark.parametrize("path", TITLES)
def test_a_page_opens_in_both_languages_without_a_complaint(visit: Visit, path: str) -> None:
    page = drawn(visit, path)
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
    page = drawn(visit, "/")
    speak(page, "EN")
    page.get_by_role("link", name="Compliance").click()
    expect(page.locator("#page h1")).to_have_text("Compliance")
    page.reload()
    expect(page.locator("#page h1")).to_have_text("Compliance")


def test_a_finding_opens_its_case_by_mouse_and_by_keyboard(visit: Visit) -> None:
    page = drawn(visit, "/kepatuhan")
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
    page = drawn(visit, "/kepatuhan")
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
    page = drawn(visit, "/kepatuhan")
    expect(page.locator("#findings")).to_contain_text("<b>menyeduh kopi</b>")
    assert page.locator("#findings b").count() == 0


def test_bottlenecks_show_the_map_and_every_chart_as_a_table(visit: Visit) -> None:
    page = drawn(visit, "/hambatan")
    expect(page.get_by_role("img", name="Langkah 5: 3 jam.")).to_be_visible()
    expect(page.locator("#page .js-plotly-plot")).to_have_count(4)
    opened = page.get_by_text("Lihat tabel", exact=True)
    expect(opened).to_have_count(5)
    for place in range(5):
        opened.nth(place).click()
    expect(page.get_by_role("cell", name="Menandatangani izin pakai ruang")).to_be_visible()
    expect(page.get_by_role("region", name="Kapan waktu hilang dalam langkah")).to_contain_text("16.00–17.00")
    expect(page.get_by_role("region", name="Peta kendali")).to_contain_text("59,6–98,2%")
    assert visit.complaints == []


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f"#drafting-steps .ag-row[row-index='{row}'] [col-id='{column}']")


def test_an_edited_activity_changes_the_preview_and_outlives_the_language(visit: Visit) -> None:
    page = drawn(visit, "/penyusunan")
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
    page = drawn(visit, "/penyusunan")
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
    page = drawn(visit, "/penyusunan")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word (.docx)").click()
    assert waiting.value.suggested_filename.startswith("peminjaman-ruang-balai-pelatihan-padi-jaya-v1-")
    waiting.value.save_as(tmp_path / "sop.docx")
    assert (tmp_path / "sop.docx").read_bytes().startswith(b"PK")


def test_an_office_file_is_checked_kept_and_counted_by(visit: Visit) -> None:
    page = drawn(visit, "/kalender")
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
    page = drawn(visit, "/")
    page.get_by_label("SOP yang ditampilkan").first.click()
    page.get_by_role("option", name="Perawatan Kebun").click()
    expect(page.locator("#page")).to_contain_text("belum dibandingkan dengan catatan pelaksanaan")


@pytest.mark.parametrize("path", TITLES)
def test_a_narrow_screen_needs_no_sideways_scrolling(visit: Visit, path: str) -> None:
    narrow(visit.page)
    page = drawn(visit, path)
    page.wait_for_load_state("networkidle")
    assert width_of(page) == 390


def test_the_menu_opens_and_closes_on_a_narrow_screen(visit: Visit) -> None:
    narrow(visit.page)
    page = drawn(visit, "/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Kepatuhan").click()
    expect(page.locator("#page h1")).to_have_text("Kepatuhan")
    expect(page.get_by_role("link", name="Kepatuhan")).not_to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TITLES)
def test_axe_finds_nothing(visit: Visit, path: str, scheme: str) -> None:
    page = drawn(visit, path)
    darken(page, scheme)
    assert violations(page) == []
