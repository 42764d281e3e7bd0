"""What management does, in Debian's Chromium: files, print, saved views, tour, rare flows."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Visit

pytestmark = pytest.mark.browser


def overview(visit: Visit) -> Page:
    return visit.open("/", ".js-plotly-plot .xtick")


def bottlenecks(visit: Visit) -> Page:
    return visit.open("/hambatan", ".js-plotly-plot .xtick")


def test_a_card_is_saved_as_csv_and_as_a_workbook(visit: Visit, tmp_path: Path) -> None:
    page = overview(visit)
    for name in ("CSV", "XLSX"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"{name}: Pareto waktu kerja yang hilang").click()
        assert waiting.value.suggested_filename == f"pareto-waktu-kerja-yang-hilang.{name.lower()}"
        waiting.value.save_as(tmp_path / name)
    assert (tmp_path / "CSV").read_bytes().decode("utf-8") == (
        "\ufeffTempat;Jam kerja hilang;Kumulatif\r\n"
        "langkah 5 Menandatangani izin pakai ruang;3,0;75,0%\r\n"
        "serah terima langkah 3 ke 4;1,0;100,0%\r\n"
    )
    assert "<v>0.75</v>" in ZipFile(tmp_path / "XLSX").read("xl/worksheets/sheet1.xml").decode()
    assert visit.complaints == []


def test_no_cell_of_a_csv_becomes_a_formula(visit: Visit) -> None:
    page = overview(visit)
    cells = [["=1+1", "+x", "-5,3", "@a", "1.234,5", 'a;"b"', "-"]]
    said = page.evaluate("([rows, lang]) => window.mutubaku_mgmt.csv(rows, lang)", [cells, "id"])
    assert said == '\ufeff\'=1+1;\'+x;-5,3;\'@a;1234,5;"a;""b""";\'-\r\n'
    english = page.evaluate("([rows, lang]) => window.mutubaku_mgmt.csv(rows, lang)", [[["1,234.5", "80.0%"]], "en"])
    assert english == "\ufeff1234,5;80,0%\r\n"


def test_the_overview_prints_on_paper_with_its_charts(visit: Visit) -> None:
    page = overview(visit)
    page.locator("#dark").evaluate("box => box.click()")
    pdf = page.pdf(format="A4")
    assert 1 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 6
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") == 1360


def test_a_view_is_saved_opened_and_removed(visit: Visit) -> None:
    page = bottlenecks(visit)
    page.locator(".account > summary").click()
    page.locator("#views-title").click()
    page.get_by_label("Nama tampilan").fill("Rapat bulanan")
    page.get_by_role("button", name="Simpan tampilan").click()
    saved = page.get_by_role("link", name="Rapat bulanan")
    expect(saved).to_have_attribute("href", "/hambatan?sop=1")
    page.get_by_role("button", name="Hapus Rapat bulanan").click()
    expect(saved).to_have_count(0)
    assert visit.complaints == []


def test_the_tour_goes_by_keyboard_and_is_remembered(visit: Visit) -> None:
    page = overview(visit)
    tour = page.get_by_role("region", name="Tur singkat")
    expect(tour).to_contain_text("1 dari 5")
    page.get_by_role("button", name="Tur singkat").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(tour).to_contain_text("2 dari 5")
    expect(tour.locator(".stop.current")).to_contain_text("Hambatan:")
    toured = page.locator("#nav .toured")
    expect(toured).to_contain_text("Hambatan")
    expect(toured).to_have_css("outline-style", "solid")
    page.get_by_role("link", name="Kalender kerja").click()
    expect(page.locator("#page h1")).to_have_text("Kalender kerja")
    expect(page.get_by_role("link", name="Hambatan")).to_have_css("outline-style", "none")
    page.go_back()
    expect(tour).to_contain_text("2 dari 5")
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    page.reload()
    page.wait_for_selector("#page h1")
    page.wait_for_load_state("networkidle")
    expect(tour).to_be_hidden()


def test_rare_flows_leave_the_map_by_keyboard(visit: Visit) -> None:
    page = bottlenecks(visit)
    flow_map = page.locator("#page .map")
    expect(flow_map).to_have_class("preview map from-0")
    thumb = page.get_by_role("slider", name="Tampilkan aliran di luar SOP")
    thumb.focus()
    page.keyboard.press("End")
    expect(flow_map).to_have_class("preview map from-5")
    expect(page.locator("#page .layer").first).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.locator("#page .layer").first).to_be_visible()
    assert visit.complaints == []
