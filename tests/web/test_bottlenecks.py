"""The page on bottlenecks: its charts, its sentences, its map and what it says where figures are missing."""

import json
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from dash.development.base_component import Component
from lxml import etree
from plotly.utils import PlotlyJSONEncoder

from docs_out.drawing.marks import Marks, StepMark, WayMark
from docs_out.drawing.svg import flowchart_svg
from model.bottleneck import Bottlenecks, Loss, WaitingCauses
from model.flows import Flow, RoleFlow
from model.run import WeekHour
from model.text import Lang
from model.trend import ChangePoint, ControlChart
from model.variants import OtherVariants
from tests.web import invented, invented_analysis
from web.charts.causes import Waiting, waiting_bars
from web.charts.control import control
from web.charts.handover_heat import handover_heat, roles_of
from web.charts.week_heat import week_heat
from web.page import View
from web.pages import bottlenecks
from web.parts import control_card, flow_layers, handovers, loss_map, variant_table, waits, week_losses
from web.parts.loss_map import Mapped
from web.parts.loss_sentences import cases_link

SVG = "{http://www.w3.org/2000/svg}"
LOST, DOCUMENT = invented_analysis.bottlenecks(), invented.document()
FLOWS = (
    Flow(0, "1", "2", 4, 3, 0),
    Flow(0, "2", "4", 3, 2, 60),
    Flow(0, "3", "4", 2, 2, 7200),
    Flow(0, "5", "5", 1, 1, 0),
)
ROLE_FLOWS = (
    RoleFlow("Petugas Loket", "Petugas Loket", 3, 0),
    RoleFlow("Petugas Loket", "Kepala Seksi", 2, 7200),
    RoleFlow(None, "<b>Pemohon</b>", 1, 720),
)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(invented_analysis.workspace(tmp_path), invented.KEY, Lang.ID)


def words(component: Component | list[Component] | None) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def without_waits() -> Bottlenecks:
    return replace(LOST, losses=LOST.losses[:1], role_handovers=())


def test_the_page_tells_the_losses_in_order(view: View) -> None:
    said = words(bottlenecks.layout(view))
    assert "Hilang 5,2 jam kerja dalam 3,0 bulan" in said
    assert "1 dari 3 kasus terlambat. Waktu dalam jam kerja, kalender id-5day." in said
    first = said.index("Langkah 5 menahan 60 % dari waktu yang hilang: 1 dari 2 pelaksanaan melewati 120 menit")
    assert first < said.index("Peralihan langkah 3 ke langkah 4 menahan 40 % dari waktu yang hilang")


def test_the_page_speaks_english(view: View) -> None:
    said = words(bottlenecks.layout(replace(view, lang=Lang.EN)))
    assert "5.2 working hours are lost in 3.0 months" in said
    assert "Step 5 holds 60% of the time lost" in said
    assert "Within steps most time is lost in step 5: 3 h, 1 of 2 executions late." in said


def test_a_check_kept_without_the_analysis_says_what_to_do(tmp_path: Path) -> None:
    view = View(invented.workspace(tmp_path), invented.KEY, Lang.ID)
    said = words(bottlenecks.layout(view))
    assert "disimpan tanpa analisis hambatan" in said
    assert "Bandingkan sekali lagi di halaman Data." in said


def test_nothing_lost_is_a_sentence(view: View) -> None:
    lost = replace(LOST, losses=(), lost_seconds=0)
    assert "Tidak ada waktu kerja yang hilang." in words(bottlenecks.sentences(view, DOCUMENT, invented.report(), lost))
    assert loss_map.maps(view, DOCUMENT, invented.report(), lost, ()) == []


def test_the_map_names_the_worst_step_and_hand_over(view: View) -> None:
    (card,) = loss_map.maps(view, DOCUMENT, invented.report(), LOST, FLOWS)
    said = words(card)
    assert "langkah 5: 3 jam, 1 dari 2 pelaksanaan terlambat." in said
    assert "serah terima 3→4 menunggu terlama: 2 jam dalam 2 peralihan." in said
    assert "Langkah 5: 3 jam." in said
    assert "sampai 0,8 jam" in said


def mapped(steps: Sequence[Loss], waited: Sequence[Loss], flows: Sequence[Flow] = ()) -> Mapped:
    return Mapped(DOCUMENT, 0, steps, waited, flows, 3)


def test_the_map_is_coloured_against_the_largest_of_its_kind(view: View) -> None:
    steps, waited = [LOST.losses[0]], list(LOST.losses[1:])
    marks = loss_map.marks(view, mapped(steps, waited))
    assert marks.steps == {"5": StepMark("#e8590c", "3 jam")}
    assert marks.ways == {
        ("3", "4"): WayMark("#7a1c0a", 0.8, "2 jam"),
        ("4", "1"): WayMark("#e67700", 0.8, "0,2 jam"),
    }
    quarter = replace(LOST.losses[0], source="2", excess_seconds=2700)
    assert loss_map.marks(view, mapped([*steps, quarter], [])).steps["2"] == StepMark("#ffe8cc", "0,8 jam")


def test_an_arrow_is_as_thick_as_it_is_taken_often(view: View) -> None:
    marks = loss_map.marks(view, mapped([], LOST.losses[1:2], FLOWS))
    assert marks.ways[("3", "4")] == WayMark("#7a1c0a", 2.0, "2 jam")
    assert marks.ways[("1", "2")] == WayMark("#495057", 3.2, "")


def test_flows_that_the_sop_does_not_draw_are_apart(view: View) -> None:
    off = flow_layers.off_flow(DOCUMENT, 0, FLOWS)
    assert [(one.source, one.target) for one in off] == [("2", "4"), ("5", "5")]
    assert [flow_layers.layer_of(one, 40) for one in off] == [3, 2]
    assert flow_layers.first_shown(off, 40) == 0
    assert flow_layers.first_shown([replace(off[1], source=str(n)) for n in range(9)] + off[:1], 40) == 3
    said = words(flow_layers.flow_list(view, DOCUMENT, off, 40))
    assert "2 aliran antarlangkah tidak digambar dalam SOP; tersering 2→4: 3 kali dalam 2 dari 40 kasus." in said
    assert '"5,0%"' in said


def test_dotted_flows_lie_on_the_map_in_layers(view: View) -> None:
    procedure, off = DOCUMENT.procedures[0], flow_layers.off_flow(DOCUMENT, 0, FLOWS)
    first, second = flow_layers.pictures(view, procedure, off, 40)
    assert '"alt": "Aliran di luar SOP: 5→5 (1 kali).", "className": "layer layer-2"' in words(first)
    assert '"className": "layer layer-3"' in words(second)
    picture = etree.fromstring(b64decode(words(second).split("base64,")[1].split('"')[0]))
    assert picture.get("viewBox") == etree.fromstring(flowchart_svg(procedure)).get("viewBox")
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["3"]


def test_the_slider_is_named_and_stands_where_flows_can_be_told_apart(view: View) -> None:
    (card,) = loss_map.maps(view, DOCUMENT, invented.report(), LOST, FLOWS)
    said = words(card)
    assert '"thumbLabel": "Tampilkan aliran di luar SOP (titik-titik ungu)"' in said
    assert "preview map from-0" in said
    (calm,) = loss_map.maps(view, DOCUMENT, invented.report(), LOST, ())
    assert "Slider" not in words(calm)
    assert "Semua aliran antarlangkah digambar dalam SOP." in words(calm)


def test_steps_that_follow_each_other_are_counted_from_the_evidence(view: View) -> None:
    flows = view.workspace.flows(invented.KEY)
    # R-1 and R-2 go 1 to 7, R-3 from 1 to 2; each run waits 130 minutes longer than the one before, R-3's second 40.
    assert [(one.source, one.target, one.times, one.cases) for one in flows[:2]] == [("1", "2", 3, 3), ("2", "3", 2, 2)]
    assert flows[0].waiting_seconds == 60 * (130 + 130 + 40)
    roles = {(one.source, one.target): one.times for one in view.workspace.role_flows(invented.KEY)}
    assert roles[("Pemohon", "Petugas Loket")] == 3
    assert roles[("Petugas Loket", "Petugas Loket")] == 2
    assert roles[("Petugas Loket", "Pemohon")] == 2


def test_a_loss_opens_its_cases(view: View) -> None:
    said = words(cases_link(view, DOCUMENT, LOST.losses[1]))
    assert '"children": "Lihat kasus 3→4", "href": "/kepatuhan?sop=1&langkah=4"' in said


def test_marks_show_on_shapes_and_arrows() -> None:
    procedure = DOCUMENT.procedures[0]
    marks = Marks({"5": StepMark("#e8590c", "3 jam")}, {("3", "4"): WayMark("#d9480f", 3.0, "2 jam")})
    root = etree.fromstring(flowchart_svg(procedure, marks))
    styles = [path.get("style") for path in root.iter(f"{SVG}path") if path.get("style")]
    assert styles == ["stroke:#d9480f;stroke-width:3", "fill:#d9480f", "fill:#e8590c"]
    assert [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "rim"] == ["2 jam"]
    assert "3 jam" in [span.text for span in root.iter(f"{SVG}tspan")]


def test_the_table_of_the_map_has_every_step(view: View) -> None:
    found = loss_map.rows(view, invented.report(), mapped(LOST.losses[:1], ()))
    assert found[4] == ("5", "Menandatangani izin pakai ruang", "3,0", "60,0%", "1", "2")
    assert found[0] == ("1", "Mengajukan permohonan peminjaman ruang", "0,0", "0,0%", "0", "3")
    assert len(found) == 7


def test_the_picture_is_part_of_the_page(view: View) -> None:
    (card,) = loss_map.maps(view, DOCUMENT, invented.report(), LOST, FLOWS)
    source = words(card).split("data:image/svg+xml;base64,")[1].split('"')[0]
    assert b"fill:#e8590c" in b64decode(source)


def test_waiting_is_stacked_by_cause() -> None:
    figure = waiting_bars([Waiting("3→4", 2, invented_analysis.CAUSES)], Lang.ID)
    assert [(bar.name, list(bar.x), list(bar.y)) for bar in figure.data] == [
        ("Antrean", [0.5], ["3→4 (n = 2)"]),
        ("Dikumpulkan", [1.5], ["3→4 (n = 2)"]),
    ]
    assert figure.layout.barmode == "stack"
    assert figure.layout.separators == ",."


def test_the_main_cause_is_said_with_its_n(view: View) -> None:
    said = words(waits.causes_card(view, DOCUMENT, LOST))
    assert "berkas dikumpulkan lalu dikerjakan bersama, 75,0% dari 2 jam yang dapat diurai (n = 2 penantian)" in said
    assert "Menunggu di luar jam kantor tidak dihitung (10 jam)." in said


def test_without_performers_the_causes_card_says_why(view: View) -> None:
    lost = replace(LOST, status="no_performers", causes=WaitingCauses(waits=2, unsplit_seconds=7200))
    said = words(waits.causes_card(view, DOCUMENT, lost))
    assert "tidak dapat diurai: catatan tidak memuat pelaksana." in said
    assert "Graph" not in said


def test_no_waiting_leaves_the_cards_on_waiting_out(view: View) -> None:
    assert waits.causes_card(view, DOCUMENT, without_waits()) is None
    assert waits.handovers(view, DOCUMENT, without_waits()) is None
    assert handovers.handover_card(view, ()) is None


def test_hand_overs_are_listed_with_those_off_the_sop(view: View) -> None:
    said = words(waits.handovers(view, DOCUMENT, LOST))
    assert "1 dari 2 serah terima yang menunggu tidak ada dalam alur SOP" in said
    assert "bersama-sama 0,2 dari 2,2 jam kerja tunggu" in said
    assert not waits.in_flow(DOCUMENT, LOST.losses[2])
    assert waits.in_flow(DOCUMENT, LOST.losses[1])


def test_hand_overs_between_performers_name_the_longest(view: View) -> None:
    said = words(handovers.handover_card(view, ROLE_FLOWS))
    assert "dari Petugas Loket ke Kepala Seksi, 2 jam (90,9% dari semua waktu tunggu, n = 2 peralihan)" in said
    assert "tidak tercatat" in said


def test_the_matrix_has_a_row_and_a_column_a_role() -> None:
    roles = roles_of(ROLE_FLOWS)
    assert roles == ["Petugas Loket", "Kepala Seksi", None, "<b>Pemohon</b>"]
    heat = handover_heat(ROLE_FLOWS, roles, Lang.ID).data[0]
    assert list(heat.x) == ["Petugas Loket", "Kepala Seksi", "tidak tercatat", "&lt;b>Pemohon&lt;/b>"]
    assert [list(row) for row in heat.z] == [[0.0, 2.0, None, None], [None] * 4, [None, None, None, 0.2], [None] * 4]
    assert list(heat.text[0]) == ["3", "2", "", ""]
    assert heat.customdata[2][3] == "tidak tercatat → &lt;b>Pemohon&lt;/b>: 1 kali, menunggu 0,2 jam kerja"


def test_losses_by_weekday_and_hour_are_summed_from_the_evidence(view: View) -> None:
    cells = view.workspace.week_hours(invented.KEY)
    assert sum(cell.runs for cell in cells) == 16
    # R-2 began on Friday 1 May 2026 at 8.00; its signature 520 minutes later, at 16.40.
    assert [cell for cell in cells if cell.excess_seconds] == [WeekHour(4, 16, 1, 1, 10800)]


def test_the_heat_map_has_a_cell_a_weekday_and_hour() -> None:
    cells = [WeekHour(0, 8, 3, 0, 0), WeekHour(2, 10, 4, 1, 5400), WeekHour(2, 9, 1, 1, 60)]
    heat = week_heat(cells, Lang.EN).data[0]
    assert list(heat.x) == [8, 9, 10]
    assert list(heat.y) == ["Mon", "Tue", "Wed", "Thu", "Fri"]
    assert list(heat.z[0]) == [0.0, None, None]
    assert list(heat.text[2]) == ["", "<0.1", "1.5"]
    assert heat.customdata[2][2] == "1.5 working hours; 1 of 4 late"


def test_the_worst_hour_is_said(view: View) -> None:
    said = words(week_losses.week_card(view, [WeekHour(2, 10, 4, 1, 5400), WeekHour(0, 8, 3, 1, 1800)]))
    assert "dimulai Rabu pukul 10.00–11.00: 1,5 dari 2,0 jam kerja (1 dari 4 pelaksanaan terlambat)" in said


def test_no_loss_in_steps_gives_a_sentence_instead_of_a_heat_map(view: View) -> None:
    said = words(week_losses.week_card(view, [WeekHour(0, 8, 3, 0, 0)]))
    assert "tidak ada jam yang menonjol" in said
    assert "Graph" not in said


def test_the_control_chart_shows_limits_signals_and_changes() -> None:
    figure = control(invented_analysis.trend(), Lang.ID)
    drawn = {trace.name: (list(trace.x), list(trace.y)) for trace in figure.data}
    assert drawn["Batas atas"][1] == pytest.approx([81.6, 81.6, 81.6])
    assert drawn["Batas bawah"][1] == pytest.approx([28.4, 28.4, 28.4])
    assert drawn["Garis tengah"][1] == pytest.approx([55.0, 55.0, 55.0])
    assert drawn["Kasus sesuai (%)"] == (["Mar 2026", "Apr 2026"], [90.0, 20.0])
    assert drawn["Kurang dari 5 kasus"] == (["Mei 2026"], [50.0])
    assert drawn["Sinyal"] == (["Apr 2026"], [20.0])
    assert [note.text for note in figure.layout.annotations] == ["SOP direvisi", "Titik perubahan"]
    assert figure.layout.shapes[0].x0 == pytest.approx(0.5 + 15 / 31)
    assert figure.layout.shapes[1].x0 == 0.5


def test_the_control_chart_in_words(view: View) -> None:
    assert control_card.finding(view, invented_analysis.trend()) == (
        "Sinyal pada Apr 2026. Satu bulan di luar batas. "
        "Sejak Apr 2026 kesesuaian berubah: 90,0%, n = 10 menjadi 28,6%, n = 14 (p = 0,012)."
    )
    said = words(control_card.control_card(view, invented_analysis.trend()))
    assert "SOP direvisi 16 Apr 2026: sebelumnya 90,0%, n = 10; sejak itu 28,6%, n = 14" in said
    assert "selisih -61,4 poin persen (selang 95% -80,0 sampai -20,0)" in said


def test_a_calm_chart_and_one_with_too_few_months_in_words(view: View) -> None:
    trend, point = invented_analysis.trend(), ChangePoint("ok", 8, 8, 0.05, 1999, 1, 0.4)
    calm = replace(trend, chart=replace(trend.chart, signals=(), upper=1.1), change_point=point)
    assert control_card.finding(view, calm) == (
        "Tidak ada sinyal: 8 bulan naik turun biasa di sekitar 55,0% (batas 28,4%–100,0%). "
        "Titik perubahan tidak ditemukan (p = 0,400)."
    )
    few = replace(
        trend, chart=ControlChart("too_few", 2, 8, 5, ()), change_point=ChangePoint("too_few", 2, 8, 0.05, 0, 1)
    )
    assert control_card.finding(view, few) == (
        "Batas kendali baru dapat dihitung dari 8 bulan dengan sedikitnya 5 kasus; baru ada 2."
    )
    assert "Batas atas" not in {trace.name for trace in control(few, Lang.ID).data}


def test_variants_carry_n_share_compliance_and_median(view: View) -> None:
    found = invented_analysis.variants()
    said = words(variant_table.variant_card(view, found))
    assert "2 varian; yang terbanyak ditempuh 2 dari 3 kasus (66,7%). 2 dari 3 kasus menempuh urutan" in said
    for cell in (
        "1 → 2 → 3 → 4 → 5 → 6 → 7",
        "1 dari 2 (50,0%)",
        "90 menit",
        "1 → … → 2",
        "tidak: Kegiatan di luar SOP",
        "33,3%",
    ):
        assert f'"{cell}"' in said


def test_variants_beyond_the_table_are_summed(view: View) -> None:
    found = invented_analysis.variants()
    more = replace(
        found, count=17, listed=(found.listed[0],) + 12 * (found.listed[1],), others=OtherVariants(4, 5, 1, 2, 1)
    )
    assert variant_table.others(more) == OtherVariants(5, 6, 2, 2, 1)
    assert "5 varian lain" in words(variant_table.variant_card(view, more))
    assert "menempuh urutan" not in variant_table.finding(view, more)
