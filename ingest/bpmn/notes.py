"""What a diagram says of an activity beside its name: documentation, annotations, data it takes and gives."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.bpmn.source import Diagram
from ingest.layout.markup import fold
from ingest.sources.office.xml import Element
from model.bpmn import BPMN

_LABELS = {
    "kelengkapan": "requirements",
    "persyaratan": "requirements",
    "waktu": "time",
    "output": "output",
    "keluaran": "output",
    "keterangan": "remarks",
}
_LABELLED = re.compile(rf"\s*({'|'.join(_LABELS)})\s*:\s*(\S.*)", re.IGNORECASE)


def notes_of(element: Element, diagram: Diagram) -> dict[str, str]:
    """Texts for requirements, time, output and remarks, as far as there are any."""
    found: dict[str, list[str]] = defaultdict(list)
    for field, text in (*_documented(element, diagram), *_data(element, diagram)):
        if text and text not in found[field]:
            found[field].append(text)
    return {field: "; ".join(texts) for field, texts in found.items() if texts}


def _documented(element: Element, diagram: Diagram) -> Iterator[tuple[str, str]]:
    """Lines such as "Waktu: 10 menit" by their label; all others are remarks."""
    texts = [child.text or "" for child in element.findall(f"{{{BPMN}}}documentation")]
    for line in "\n".join((*texts, *_annotations(element, diagram))).splitlines():
        labelled = _LABELLED.match(line)
        yield (_LABELS[labelled[1].lower()], fold(labelled[2])) if labelled else ("remarks", fold(line))


def _annotations(element: Element, diagram: Diagram) -> Iterator[str]:
    """Texts that a dotted line ties to `element`."""
    for tie in diagram.associations(element.get("id", "")):
        note = diagram.by_id.get(tie)
        if note is not None and note.tag == f"{{{BPMN}}}textAnnotation":
            yield note.findtext(f"{{{BPMN}}}text") or ""


def _data(element: Element, diagram: Diagram) -> Iterator[tuple[str, str]]:
    ends = (("dataInputAssociation", "sourceRef", "requirements"), ("dataOutputAssociation", "targetRef", "output"))
    for name, end, field in ends:
        for reference in element.findall(f"{{{BPMN}}}{name}/{{{BPMN}}}{end}"):
            data = diagram.by_id.get((reference.text or "").strip())
            if data is not None:
                yield field, fold(data.get("name", ""))
