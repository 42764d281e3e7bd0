"""The main path in Debian's Chromium with a worker beside it: an SOP comes in, into force, to its audit, and is revised.

The folder in `SOP_SHOTS`, if there is one, gets a picture of every station.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from analytics.offices.calendar import calendar
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, simulate
from docs_out.documents.pdf import write_pdf
from ingest.language.durations import read_time
from ingest.read import read_sop
from model.registry import Role
from model.sop import SopDocument
from samples.office import people
from store.registry.registry import open_registry
from store.workspace import Workspace
from tests.browser.served import Visit, served, violations, visiting
from working import worker_process

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[2] / "samples" / "permohonan_informasi.txt"
TITLE = "Pelayanan Permohonan Informasi Warga"
# Figures and words of step 2 differ as it is written; officials need up to thrice the time of step 4.
WRITTEN = {"2": "10 (lima belas) menit"}
LIVED = {"2": "15 menit", "4": "6 jam"}
REASON = "Disepakati dalam rapat 3 Maret"
A_JOB = 180_000
# The drawer of dash-mantine-components has a header element, which axe takes for a second banner of the page.
OF_THE_DRAWER = ("landmark-no-duplicate-banner", "landmark-unique")


@dataclass(frozen=True, slots=True)
class Office:
    """A browser on the app of an office that has people and nothing else yet."""

    visit: Visit
    passwords: Mapping[str, str]
    shots: Path

    @property
    def page(self) -> Page:
        return self.visit.page

    def enter(self, name: str) -> None:
        self.page.goto(f"{self.visit.address}/masuk")
        self.page.get_by_label("Nama akun").fill(name)
        self.page.get_by_label("Kata sandi").fill(self.passwords[name])
        self.page.get_by_role("button", name="Masuk").click()
        expect(self.page.locator("#page h1")).to_have_text("Ringkasan")

    def leave(self) -> None:
        self.page.locator(".account > summary").click()
        self.page.get_by_role("button", name="Keluar").click()
        expect(self.page.get_by_role("heading", name="Masuk")).to_be_visible()

    def go(self, name: str) -> None:
        self.page.locator("#nav").get_by_role("link", name=name).click()
        expect(self.page.locator("#page h1")).to_have_text(name)

    def look(self, name: str, known: Collection[str] = ()) -> None:
        """Keeps a picture of the page once nothing moves, and asks axe for more than is `known`."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(500)
        self.page.screenshot(path=self.shots / f"{name}.png", full_page=True)
        assert [found for found in violations(self.page) if found[0] not in known] == []


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[Office]:
    database = f"sqlite:///{tmp_path / 'registry.db'}"
    shots = Path(os.environ.get("SOP_SHOTS", tmp_path / "shots"))
    shots.mkdir(parents=True, exist_ok=True)
    with open_registry(database) as registry:
        staff, accounts = people(registry)
        workspace = Workspace(tmp_path, registry, staff[Role.PLANNER])
        with worker_process(tmp_path, database), served(workspace) as running, visiting(browser, running) as visit:
            yield Office(visit, dict(accounts), shots)
            assert visit.complaints == []
            assert visit.foreign == []


def timed(sop: SopDocument, times: Mapping[str, str]) -> SopDocument:
    """`sop` with other times for some of its steps."""
    procedure = sop.procedures[0]
    steps = (
        replace(step, time=read_time(times[step.number])) if step.number in times else step for step in procedure.steps
    )
    return replace(sop, procedures=(replace(procedure, steps=tuple(steps)),))


def test_an_sop_goes_from_its_upload_to_the_next_version(office: Office, tmp_path: Path) -> None:
    sop, document, log = read_sop(SAMPLE), tmp_path / "sop.pdf", tmp_path / "permohonan.csv"
    document.write_bytes(write_pdf(timed(sop, WRITTEN)))
    shares = tuple((kind, 0.05) for kind in PLANTED)
    write_log(simulate(timed(sop, LIVED), Plan(150, 1, shares), calendar("id-5day")), log)
    office.enter("rani")
    upload(office, document)
    review(office)
    office.leave()
    office.enter("kepala")
    put_in_force(office)
    office.leave()
    office.enter("auditor")
    import_log(office, log)
    compare(office)
    judge(office)
    office.leave()
    office.enter("rani")
    accept(office)
    revised = read_sop(download(office, tmp_path))
    times = [step.time.text for step in revised.procedures[0].steps]
    assert times == ["15 menit", "15 menit", "30 menit", "1 hari kerja", "3 hari kerja", "1 hari kerja", "15 menit"]


def upload(office: Office, document: Path) -> None:
    office.go("Dokumen")
    office.page.locator("#incoming input").set_input_files(document)
    waiting = office.page.locator("#incoming-queue li")
    expect(waiting).to_contain_text("menjadi draf", timeout=A_JOB)
    office.look("1-diunggah")
    waiting.get_by_role("link").click()
    expect(office.page.locator("#page h1")).to_have_text(TITLE)


def review(office: Office) -> None:
    page = office.page
    page.get_by_role("link", name="Tinjau hasil baca").click()
    expect(page.locator("#review-values .value.selected")).to_have_text("10 (lima belas) menit")
    expect(page.locator("#review-about")).to_contain_text("Angka dan huruf berbeda: 10 (lima belas) menit")
    expect(page.locator(".sheet img")).to_be_visible()
    office.look("2-ditinjau")
    page.locator("#review-text").fill("15 menit")
    page.locator("#review-save").click()
    expect(page.locator("#review-doubts")).to_contain_text("Tidak ada keraguan yang tersisa")
    page.get_by_role("link", name="Kembali ke dokumen").click()
    page.get_by_role("button", name="Ajukan: diperiksa").click()
    expect(page.locator("#documents .state.checked")).to_be_visible()


def put_in_force(office: Office) -> None:
    page = office.page
    office.go("Dokumen")
    page.locator("#library-grid .ag-row .ag-cell").first.click()
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator("#documents .state.approved")).to_be_visible()
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Berlakukan").click()
    expect(page.locator("#documents .state.effective")).to_be_visible()
    office.look("3-berlaku")


def import_log(office: Office, log: Path) -> None:
    page = office.page
    office.go("Data")
    page.locator("#log-upload input").set_input_files(log)
    expect(page.locator("#log-columns")).to_contain_text("150 kasus", timeout=A_JOB)
    office.look("4-kolom")
    page.get_by_role("button", name="Kolom benar, masukkan log").click()
    expect(page.locator("#log-activities")).to_contain_text("Makan siang", timeout=A_JOB)


def compare(office: Office) -> None:
    page = office.page
    expect(page.locator("#check-sop")).to_have_value(TITLE)
    matched = page.get_by_label("Langkah untuk Kepala Dinas menandatangani surat jawaban").first
    expect(matched).to_have_value("6. Kepala Dinas menandatangani surat jawaban")
    office.look("5-kegiatan")
    page.get_by_role("button", name="Simpan pencocokan dan bandingkan").click()
    page.get_by_role("link", name="Lihat hasilnya").click(timeout=A_JOB)
    expect(page.locator("#page h1")).to_have_text("Kepatuhan")


def judge(office: Office) -> None:
    page, drawer = office.page, office.page.get_by_role("dialog")
    late = page.locator("#findings .ag-row", has_text="LOG203").first
    expect(late).to_be_visible()
    office.look("6-kepatuhan")
    late.get_by_text("LOG203").click()
    expect(drawer).to_contain_text("permohonan.csv")
    drawer.get_by_label("Perlu klarifikasi").check()
    drawer.get_by_label("Catatan").fill("Tanyakan kepada petugas.")
    drawer.get_by_role("button", name="Simpan putusan").click()
    expect(drawer.locator("#judge-said")).to_contain_text("Tersimpan: Perlu klarifikasi, oleh auditor")
    office.look("7-putusan", OF_THE_DRAWER)
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.locator("#findings .ag-row", has_text="Perlu klarifikasi")).to_be_visible()


def proposal(page: Page) -> Locator:
    """The proposal on step 4."""
    return page.locator("#drafting-proposals li", has_text="Waktu langkah 4 dari “2 jam” menjadi “1 hari kerja”")


def accept(office: Office) -> None:
    page = office.page
    office.go("Penyusunan")
    found = proposal(page)
    found.get_by_label("Alasan").fill(REASON)
    found.get_by_role("button", name="Terima").click()
    expect(found).to_contain_text("Diterima oleh rani")
    expect(found).to_contain_text(REASON)
    page.get_by_role("button", name="Buat versi baru").click()
    expect(page.locator("#drafting-standing")).to_contain_text("Versi 2, draf")
    found.get_by_role("button", name="Masukkan ke draf").click()
    expect(found).to_contain_text("Sudah masuk draf")
    expect(page.locator("#drafting-steps .ag-row[row-index='3'] [col-id='time']")).to_have_text("1 hari kerja")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator("#drafting-standing")).not_to_contain_text("belum disimpan")
    expect(found).to_contain_text("Sudah masuk draf")
    office.look("8-draf")


def download(office: Office, folder: Path) -> Path:
    with office.page.expect_download() as waiting:
        office.page.get_by_role("link", name="Word (.docx)").click()
    assert waiting.value.suggested_filename.startswith("pelayanan-permohonan-informasi-warga-v2-")
    path = folder / "sop.docx"
    waiting.value.save_as(path)
    return path
