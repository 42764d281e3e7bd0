import gzip
import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.mapping.columns import read_log_columns
from ingest.read_log import read_log
from ingest.xes.cells import event_rows
from ingest.xes.exact import ExactReader
from ingest.xes.regular import regular_cells
from ingest.xes.stream import read_cells
from model.errors import SopError
from model.log import RawLog, Reject

SAMPLES = Path(__file__).parents[3] / "samples" / "logs"
PUBLIC = Path(__file__).parents[4] / "shared" / "logs"
Row = dict[str, str]


def log_of(tmp_path: Path, text: str | bytes, name: str = "log.xes") -> RawLog:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_log(path, tmp_path)


def rows_of(log: RawLog) -> list[Row]:
    """What each row of the log says, by heading."""
    table = pq.read_table(log.table).rename_columns(list(log.headings))
    return [said(row) for row in table.to_pylist()]


def said(row: dict[str, str | None]) -> Row:
    return {heading: text for heading, text in row.items() if text is not None}


def rows(tmp_path: Path, text: str | bytes) -> list[Row]:
    return rows_of(log_of(tmp_path, text))


def refusal(tmp_path: Path, text: str | bytes, name: str = "log.xes") -> str:
    with pytest.raises(SopError) as caught:
        log_of(tmp_path, text, name)
    return str(caught.value)


def event(name: str, time: str = "", transition: str = "", more: str = "") -> str:
    """An event of the second of January at `time`."""
    stamp = f'<date key="time:timestamp" value="2024-01-02T{time}+07:00"/>' if time else ""
    cycle = f'<string key="lifecycle:transition" value="{transition}"/>' if transition else ""
    return f'<event><string key="concept:name" value="{name}"/>{stamp}{cycle}{more}</event>'


def trace(*events: str, name: str = "P-1") -> str:
    return f'<trace><string key="concept:name" value="{name}"/>{"".join(events)}</trace>'


def spans(tmp_path: Path, *events: str) -> list[tuple[str, str | None, str | None]]:
    """Activity, time of start and of end of each row of a log with one trace."""
    found = rows(tmp_path, f"<log>{trace(*events)}</log>")
    return [(r["concept:name"], hour(r.get("start")), hour(r.get("end"))) for r in found]


def hour(stamp: str | None) -> str | None:
    return stamp and stamp[11:16]


TYPICAL = """\
    <?xml version="1.0" encoding="UTF-8" ?>
    <!-- written by hand -->
    <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
    \t<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
    \t<global scope="event">
    \t\t<string key="org:role" value="UNKNOWN"/>
    \t</global>
    \t<classifier name="Activity" keys="concept:name"/>
    \t<string key="creator" value="Dinas Contoh"/>
    \t<trace>
    \t\t<string key="concept:name" value="P-1"/>
    \t\t<string key="pemohon" value="Budi &amp; Rekan"/>
    \t\t<event>
    \t\t\t<string key="concept:name" value="Terima"/>
    \t\t\t<date key="time:timestamp" value="2016-10-05T00:00:00.000+02:00"/>
    \t\t\t<string key="org:resource" value="Sari"/>
    \t\t</event>
    \t\t<event>
    \t\t\t<string key="concept:name" value="Periksa"/>
    \t\t\t<float value="1"/>
    \t\t\t<int key="biaya" value="2500"/>
    \t\t</event>
    \t</trace>
    \t<trace>
    \t\t<event>
    \t\t\t<string value="Terima" key="concept:name"/>
    \t\t</event>
    \t</trace>
    </log>
    """
TYPICAL = dedent(TYPICAL)
TYPICAL_ROWS = [
    {
        "case:concept:name": "P-1",
        "case:pemohon": "Budi & Rekan",
        "concept:name": "Terima",
        "time:timestamp": "2016-10-05T00:00:00.000+02:00",
        "org:resource": "Sari",
    },
    {"case:concept:name": "P-1", "case:pemohon": "Budi & Rekan", "concept:name": "Periksa", "biaya": "2500"},
    {"case:concept:name": "2", "concept:name": "Terima"},
]


def test_each_event_is_a_row_with_the_attributes_of_its_trace(tmp_path: Path) -> None:
    log = log_of(tmp_path, TYPICAL)
    assert rows_of(log) == TYPICAL_ROWS
    assert log.name == "log.xes"
    assert log.sample[2] == ("2", "", "Terima", "", "", "")
    assert log.rejected == ()


def test_columns_are_recognised(tmp_path: Path) -> None:
    columns = read_log_columns(log_of(tmp_path, TYPICAL))
    assert dict(columns.headings) == {
        "case": "case:concept:name",
        "activity": "concept:name",
        "end": "time:timestamp",
        "performer": "org:resource",
    }
    end = columns.find("end")
    assert end
    assert end.stamp
    assert end.stamp.zoned


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?><log>{trace(event("Réviser"))}</log>'
    assert rows(tmp_path, text.encode(encoding)) == [{"case:concept:name": "P-1", "concept:name": "Réviser"}]


def test_a_declared_encoding_holds_for_every_chunk() -> None:
    text = f'<?xml version="1.0" encoding="iso-8859-1"?><log>{trace(event("Ã©")) * 3}</log>'
    assert [row["concept:name"] for row in in_chunks(text.encode("iso-8859-1"), 300)] == ["Ã©"] * 3


def test_packed_logs_and_capital_suffixes(tmp_path: Path) -> None:
    packed = gzip.compress(TYPICAL.encode())
    assert rows_of(log_of(tmp_path, packed, "LOG.XES.GZ")) == TYPICAL_ROWS
    assert rows_of(log_of(tmp_path, packed, "misnamed.xes")) == TYPICAL_ROWS


def test_namespace_prefix(tmp_path: Path) -> None:
    text = '<x:log xmlns:x="http://www.xes-standard.org/"><x:trace><x:event><x:string key="a" value="b"/></x:event></x:trace></x:log>'
    assert rows(tmp_path, text) == [{"case:concept:name": "1", "a": "b"}]


def test_nested_attributes_lists_and_containers(tmp_path: Path) -> None:
    nested = """
        <string key="meta" value="top"><int key="Resource14" value="3"><int key="deep" value="4"/></int></string>
        <list key="docs"><values><string key="first" value="KTP"/></values></list>
        <container key="box"><boolean key="open" value="true"/></container>
        <float value="7"><string key="of nothing" value="kept"/></float>
        <string key="" value="nameless"/>"""
    assert rows(tmp_path, f"<log>{trace(event('Terima', more=nested))}</log>") == [
        {
            "case:concept:name": "P-1",
            "concept:name": "Terima",
            "meta": "top",
            "meta/Resource14": "3",
            "meta/Resource14/deep": "4",
            "docs/first": "KTP",
            "box/open": "true",
            "of nothing": "kept",
        }
    ]


def test_entities_and_character_references(tmp_path: Path) -> None:
    texts = ["&quot;A&quot; &amp; &#x42;&#10;&lt;c&gt;&apos;", "it's > that", "two\nlines"]
    found = rows(tmp_path, f"<log>{''.join(trace(event(text)) for text in texts)}</log>")
    assert [row["concept:name"] for row in found] == ['"A" & B\n<c>\'', "it's > that", "two lines"]


def test_the_last_of_equal_keys_counts_and_the_trace_before_the_event(tmp_path: Path) -> None:
    twice = '<string key="a" value="1"/><string key="a" value="2"/><string key="case:concept:name" value="other"/>'
    assert rows(tmp_path, f"<log>{trace(event('Terima', more=twice))}</log>") == [
        {"case:concept:name": "P-1", "concept:name": "Terima", "a": "2"}
    ]


def test_an_event_outside_of_traces_has_no_case(tmp_path: Path) -> None:
    text = f"<log>{event('Lepas')}{trace(event('Terima'))}</log>"
    assert rows(tmp_path, text) == [{"concept:name": "Lepas"}, {"case:concept:name": "P-1", "concept:name": "Terima"}]


def test_a_column_that_comes_late(tmp_path: Path) -> None:
    late = trace(event("Serahkan", more='<string key="org:role" value="Staf"/>'), name="P-last")
    text = f"<log>{trace(event('Terima')) * 20_000}{late}</log>"
    log = log_of(tmp_path, text)
    assert log.headings == ("case:concept:name", "concept:name", "org:role")
    found = rows_of(log)
    assert len(found) == 20_001
    assert found[-1] == {"case:concept:name": "P-last", "concept:name": "Serahkan", "org:role": "Staf"}


# Life cycles


def test_start_and_complete_are_one_row(tmp_path: Path) -> None:
    begin = event("Telaah", "08:00:00", "start", '<string key="org:resource" value="Sari"/><int key="a" value="1"/>')
    end = event("Telaah", "09:00:00", "complete", '<int key="a" value="2"/>')
    log = log_of(tmp_path, f"<log>{trace(begin, end)}</log>")
    assert rows_of(log) == [
        {
            "case:concept:name": "P-1",
            "concept:name": "Telaah",
            "lifecycle:transition": "complete",
            "org:resource": "Sari",
            "a": "2",
            "start": "2024-01-02T08:00:00+07:00",
            "end": "2024-01-02T09:00:00+07:00",
        }
    ]
    assert dict(read_log_columns(log).headings)["start"] == "start"


def test_pairs_are_first_in_first_out(tmp_path: Path) -> None:
    assert spans(
        tmp_path,
        event("A", "08:00:00", "start"),
        event("B", "08:10:00", "start"),
        event("A", "08:20:00", "START"),
        event("A", "09:00:00", " Complete "),
        event("A", "10:00:00", "complete"),
        event("A", "11:00:00", "complete"),
    ) == [
        ("B", "08:10", None),
        ("A", "08:00", "09:00"),
        ("A", "08:20", "10:00"),
        ("A", None, "11:00"),
    ]


def test_pairs_follow_time_not_the_order_in_the_file(tmp_path: Path) -> None:
    assert spans(
        tmp_path,
        event("A", "10:00:00", "complete"),
        event("A", "07:00:00", "complete"),
        event("A", "10:00:00", "start"),
        event("B", "09:00:00", "complete"),
        event("B", "", "start"),
    ) == [("A", "10:00", "10:00"), ("A", None, "07:00"), ("B", None, "09:00"), ("B", None, None)]


def test_pairs_keep_instances_and_traces_apart(tmp_path: Path) -> None:
    first, second = ('<string key="concept:instance" value="1"/>', '<string key="concept:instance" value="2"/>')
    events = [
        event("A", "08:00:00", "start", first),
        event("A", "08:30:00", "start", second),
        event("A", "09:00:00", "complete", second),
        event("A", "10:00:00", "complete", first),
    ]
    assert spans(tmp_path, *events) == [("A", "08:30", "09:00"), ("A", "08:00", "10:00")]
    apart = f"<log>{trace(events[0])}{trace(events[3])}</log>"
    assert [(hour(r.get("start")), hour(r.get("end"))) for r in rows(tmp_path, apart)] == [
        ("08:00", None),
        (None, "10:00"),
    ]


def test_stamps_with_different_offsets_are_compared_as_moments(tmp_path: Path) -> None:
    begin = event("A", more='<date key="time:timestamp" value="2024-01-02T08:30:00+07:00"/>', transition="start")
    end = event("A", more='<date key="time:timestamp" value="2024-01-02T02:00:00Z"/>', transition="complete")
    assert spans(tmp_path, end, begin) == [("A", "08:30", "02:00")]


def test_only_completes_keep_their_stamp_and_only_starts_become_starts(tmp_path: Path) -> None:
    complete = log_of(tmp_path, f"<log>{trace(event('A', '08:00:00', 'complete'))}</log>")
    start = log_of(tmp_path, f"<log>{trace(event('A', '08:00:00', 'start'))}</log>")
    assert complete.headings == ("case:concept:name", "concept:name", "time:timestamp", "lifecycle:transition")
    assert start.headings == ("case:concept:name", "concept:name", "lifecycle:transition", "start")


def test_other_transitions_are_no_rows(tmp_path: Path) -> None:
    events = [
        event("A", "08:00:00", "schedule"),
        event("A", "08:30:00", "start"),
        event("A", "08:40:00", "Suspend"),
        event("A", "09:00:00", "complete"),
        event("B", "09:30:00", "Awaiting Assignment"),
    ]
    log = log_of(tmp_path, f"<log>{trace(*events)}</log>")
    assert [(r["concept:name"], hour(r.get("start")), hour(r["end"])) for r in rows_of(log)] == [
        ("A", "08:30", "09:00"),
        ("B", None, "09:30"),
    ]
    assert log.rejected == (
        Reject(1, "lifecycle:transition", "schedule", "lifecycle"),
        Reject(3, "lifecycle:transition", "Suspend", "lifecycle"),
    )


def test_at_most_a_thousand_events_are_listed_and_they_count_through_the_file(tmp_path: Path) -> None:
    before = trace(event("A", "08:00:00", "complete")) * 10_000
    assigned = trace(event("A", "08:00:00", "assign") * 3) * 400
    log = log_of(tmp_path, f"<log>{before}{assigned}</log>")
    assert len(rows_of(log)) == 10_000
    assert (len(log.rejected), log.rejected_count) == (1_000, 1_200)
    assert log.rejected[0].row == 10_001
    assert log.rejected[-1].row == 11_000


def test_an_own_attribute_called_start_makes_room(tmp_path: Path) -> None:
    own = '<string key="start" value="pagi"/>'
    log = log_of(
        tmp_path, f"<log>{trace(event('A', '08:00:00', 'start', own), event('A', '09:00:00', 'complete'))}</log>"
    )
    assert [(r["start (2)"], hour(r["start"]), hour(r["end"])) for r in rows_of(log)] == [("pagi", "08:00", "09:00")]


# What is refused


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    text = '<?xml version="1.0"?>\n<!DOCTYPE log [<!ENTITY a "b">]>\n<log/>'
    expected = "log.xes: line 2 holds a DOCTYPE, which no XES log has. Remove it or export the log again."
    assert refusal(tmp_path, text) == expected
    assert refusal(tmp_path, text.encode("utf-16")) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("<log>\n", 2),
        (f"<log>\n{trace(event('A'))}\n", 3),
        (f"<log>\n{trace(event('A'))[:-8]}</event></log>", 2),
        (f"<log>\n{trace(event('&nbsp;'))}</log>", 2),
        ("<log>" + trace(event("A")) + "\n" * 150_000 + trace(event("A")) * 20_000 + "\n<trace>", 150_002),
        ("<log>" + (trace(event("A")) + "\n") * 40_000 + "<trace></log>", 40_001),
        ('<?xml version="1.0" encoding="no-such"?><log/>', 1),
    ],
)
def test_damaged_and_truncated_logs_name_the_line(tmp_path: Path, text: str, line: int) -> None:
    assert refusal(tmp_path, text) == (
        f"log.xes: the file is damaged or cut short (XML, line {line}). Export or copy the log again."
    )


def test_other_documents_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "<html><body/></html>").startswith("log.xes: no XES log, its outermost element is html.")
    assert refusal(tmp_path, "<log><trace/></log>").startswith("log.xes: the log has no data rows.")


def test_bottomless_nesting_is_refused(tmp_path: Path) -> None:
    assert "nested deeper than 200 levels" in refusal(tmp_path, "<log>" * 201)


def test_endless_text_is_refused(tmp_path: Path) -> None:
    assert "a text of more than 8 MB" in refusal(tmp_path, f"<log><string key='a' value='{'x' * 12_000_000}'/></log>")


def test_too_many_attributes_are_refused(tmp_path: Path) -> None:
    many = "".join(f'<int key="k{i}" value="1"/>' for i in range(1_001))
    assert "more than 1000 different attributes" in refusal(tmp_path, f"<log>{trace(event('A', more=many))}</log>")


def test_as_many_attributes_as_may_be(tmp_path: Path) -> None:
    many = "".join(f'<int key="k{i}" value="1"/>' for i in range(900))
    assert len(log_of(tmp_path, f"<log>{trace(event('A', more=many)) * 200}</log>").headings) == 902


def test_packed_logs_that_are_cut_short_or_grow_without_end_are_refused(tmp_path: Path) -> None:
    packed = gzip.compress(TYPICAL.encode())
    assert "the gzip file is damaged or cut short" in refusal(tmp_path, packed[:-12], "log.xes.gz")
    bomb = gzip.compress(f"<log>{trace(event('Terima', '08:00:00')) * 200_000}</log>".encode())
    assert "more than 100 times larger" in refusal(tmp_path, bomb, "log.xes.gz")


# Chunks of regular markup and single elements say the same


def in_chunks(text: bytes, size: int) -> list[Row]:
    """The events of a log read in chunks of `size` bytes."""
    chunks = read_cells(io.BytesIO(text), "log.xes", size)
    return [said(row) for cells in chunks for row in event_rows(cells).table().to_pylist()]


def by_element(text: bytes) -> list[Row]:
    reader = ExactReader("log.xes")
    found = [reader.feed(text), reader.feed(b"", last=True)]
    return [said(row) for cells in found for row in event_rows(cells).table().to_pylist()]


def outcome(read: Callable[[], list[Row]]) -> list[Row] | None:
    """The events; None when the log is refused."""
    try:
        return read()
    except SopError:
        return None


PLAIN = st.sampled_from(["a", "b", "concept:name", "time:timestamp", "é", "x y", "R&amp;D"])
ODD = [
    "a",
    "value=",
    "é",
    "字",
    "😀",
    " ",
    ">",
    "&amp;",
    "&quot;",
    "&#10;",
    "&#xE9;",
    "\n",
    "</trace>",
    "&no;",
    "\ufffe",
    "\x01",
]
ODD_TEXT = st.lists(st.sampled_from(ODD), max_size=4).map("".join)
KINDS = st.sampled_from(["string", "date", "int", "float", "boolean", "id"])


@st.composite
def regular_attribute(draw: st.DrawFn) -> str:
    key, value = f'key="{draw(PLAIN)}"', f'value="{draw(PLAIN)}"'
    order = draw(st.sampled_from([f"{key} {value}", f"{key} {value}", f"{value}\n{key}", value]))
    return f"<{draw(KINDS)} {order}{draw(st.sampled_from(['', ' ']))}/>\n"


@st.composite
def odd_attribute(draw: st.DrawFn) -> str:
    quote = draw(st.sampled_from("\"'"))
    said = f"key = {quote}{draw(PLAIN)}{quote} value={quote}{draw(ODD_TEXT)}{quote}"
    inside = draw(
        st.sampled_from(["", "<values/>", '<int key="inner" value="1"/>', "<!-- </trace> -->", "<![CDATA[<trace>]]>"])
    )
    return draw(
        st.sampled_from([f"<string {said}>{inside}</string>", f'<list key="l">{inside}</list>', f"<id {said}/>"])
    )


def parts(tag: str, content: st.SearchStrategy[str], least: int) -> st.SearchStrategy[str]:
    return st.lists(content, min_size=least, max_size=4).map(lambda inside: f"<{tag}>{''.join(inside)}</{tag}>\n")


ATTRIBUTE = st.one_of(*[regular_attribute()] * 8, odd_attribute())
EVENT = parts("event", ATTRIBUTE, 0)
TRACE = parts("trace", st.one_of(ATTRIBUTE, EVENT, EVENT), 0)
TRACES = st.lists(TRACE, min_size=1, max_size=6).map("".join)
REGULAR_EVENT = parts("event", regular_attribute(), 1)
REGULAR_TRACE = st.tuples(regular_attribute(), st.lists(REGULAR_EVENT, max_size=4)).map(
    lambda part: f"<trace> {part[0]}{''.join(part[1])}</trace>"
)
HEAD = '<?xml version="1.0"?><log><global scope="trace"><id key="a" value="b"/></global>'


@settings(deadline=None)
@given(TRACES, st.integers(20, 2_000))
def test_chunks_say_what_elements_say(traces: str, size: int) -> None:
    text = f"{HEAD}{traces}</log>".encode(errors="surrogatepass")
    assert outcome(lambda: in_chunks(text, size)) == outcome(lambda: by_element(text))


@settings(deadline=None)
@given(TRACES, st.integers(20, 2_000), st.integers(0, 5_000), st.integers(0, 30), st.binary(max_size=3))
def test_damage_is_noticed_in_chunks_as_in_elements(traces: str, size: int, at: int, cut: int, new: bytes) -> None:
    whole = f"{HEAD}{traces}</log>".encode()
    text = whole[: at % len(whole)] + new + whole[at % len(whole) + cut :]
    assert outcome(lambda: in_chunks(text, size)) == outcome(lambda: by_element(text))


@settings(deadline=None)
@given(st.lists(REGULAR_TRACE, min_size=1, max_size=6).map("".join))
def test_regular_traces_need_no_reading_by_element(traces: str) -> None:
    cells = regular_cells(traces.encode())
    assert cells is not None
    assert [said(row) for row in event_rows(cells).table().to_pylist()] == by_element(f"<log>{traces}</log>".encode())


def test_typical_traces_are_regular() -> None:
    body = TYPICAL[TYPICAL.index("\t<trace>") : TYPICAL.rindex("</trace>") + len("</trace>")]
    cells = regular_cells(body.encode())
    assert cells is not None
    assert [said(row) for row in event_rows(cells).table().to_pylist()] == TYPICAL_ROWS


ATTRIBUTE_A = '<string key="a" value="b"/>'


@pytest.mark.parametrize(
    "traces",
    [
        f"<trace>{ATTRIBUTE_A}<event>{ATTRIBUTE_A}</trace></event>",
        f"<trace>{ATTRIBUTE_A}<event>{ATTRIBUTE_A}<event>{ATTRIBUTE_A}</event></event></trace>",
        f"<trace>{ATTRIBUTE_A}</event></trace>",
        f"{ATTRIBUTE_A}</trace><trace>{ATTRIBUTE_A}</trace>",
        f"</trace><trace>{ATTRIBUTE_A}",
        '<trace><string key="a" key="a" value="b"/></trace>',
        '<trace><string key="a" value="b" key="a"/></trace>',
        '<trace><string key="a" value="<"/></trace>',
        '<trace><string key="a" value="\n"/></trace>',
        '<trace><string key="a" value="&no;"/></trace>',
        '<trace><string key="a" value="\x00"/></trace>',
        '<trace><string key="a" value="\uffff"/></trace>',
        f"<trace>{ATTRIBUTE_A}<!-- <event> --></trace>",
        f"<trace>{ATTRIBUTE_A}</trace>{ATTRIBUTE_A}<trace>{ATTRIBUTE_A}</trace>",
        "<trace></trace>",
        "",
    ],
)
def test_other_traces_are_left_to_reading_by_element(traces: str) -> None:
    assert regular_cells(traces.encode()) is None


def test_bytes_that_are_no_utf8_are_left_to_reading_by_element() -> None:
    assert regular_cells(f"<trace>{ATTRIBUTE_A}</trace>".encode().replace(b"b", b"\xff")) is None


# Logs as files


def test_the_sample(tmp_path: Path) -> None:
    found = rows_of(read_log(SAMPLES / "permohonan_informasi.xes", tmp_path))
    assert len(found) == 20
    assert found[0] == {
        "case:concept:name": "PI-2025-041",
        "case:saluran": "Loket & surel",
        "concept:name": "Mengajukan permohonan informasi",
        "lifecycle:transition": "complete",
        "start": "2025-08-04T08:05:00.000+07:00",
        "end": "2025-08-04T08:17:00.000+07:00",
        "org:role": "Pemohon",
        "org:resource": "Lestari Wening",
    }
    assert [row["case:concept:name"] for row in found if row["org:role"] == "Kepala Dinas"] == [
        "PI-2025-041",
        "PI-2025-042",
    ]


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public logs are not part of the repository")
@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("running-example", (6, 42, 8, 6)),
        ("receipt", (1_434, 8_577, 27, 116)),
        ("InternationalDeclarations", (6_449, 72_151, 34, 753)),
    ],
)
def test_public_logs(tmp_path: Path, name: str, counts: tuple[int, ...]) -> None:
    """Traces, events, activities and variants as their publishers count them."""
    found = rows_of(read_log(PUBLIC / f"{name}.xes.gz", tmp_path))
    steps: dict[str, list[str]] = {}
    for row in found:
        steps.setdefault(row["case:concept:name"], []).append(row["concept:name"])
    activities, variants = {row["concept:name"] for row in found}, set(map(tuple, steps.values()))
    assert (len(steps), len(found), len(activities), len(variants)) == counts
    assert found == by_element(gzip.decompress((PUBLIC / f"{name}.xes.gz").read_bytes()))
