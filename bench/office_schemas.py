"""Checks every part of the Office files we write against the XML schemas of ECMA-376, transitional.

`PYTHONPATH=. python bench/office_schemas.py --schemas DIR`, where DIR has wml.xsd, sml.xsd, dml-*.xsd, shared-*.xsd and
opc-xsd/ as the standard publishes them. They are not in this repository. Drawings of Word 2010 are checked against a
transcription of their published grammar.
"""

import argparse
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from docs_out.document import documents
from docs_out.report_form import report_forms
from docs_out.setting import Paper, Setting
from tests.corpus.plan import plan
from tests.docs_out.example_reports import audit
from tests.docs_out.example_sops import EXAMPLES, document

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_XSD = "http://www.w3.org/2001/XMLSchema"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACES = f'<xsd:schema xmlns:xsd="{_XSD}" targetNamespace="{_XML}"><xsd:attribute name="space" type="xsd:string"/></xsd:schema>'
_NAMESPACES = {
    "wml.xsd": _W, "dml-picture.xsd": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "dml-chart.xsd": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "sml.xsd": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "dml-spreadsheetDrawing.xsd": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "opc-xsd/opc-contentTypes.xsd": "http://schemas.openxmlformats.org/package/2006/content-types",
    "opc-xsd/opc-relationships.xsd": "http://schemas.openxmlformats.org/package/2006/relationships",
}  # fmt: skip
_SHAPES = f"""<xsd:schema xmlns:xsd="{_XSD}" xmlns="{_WPS}" xmlns:a="{_A}" xmlns:w="{_W}" targetNamespace="{_WPS}" elementFormDefault="qualified">
<xsd:import namespace="{_A}"/><xsd:import namespace="{_W}"/>
<xsd:element name="wsp"><xsd:complexType><xsd:sequence>
<xsd:element name="cNvPr" type="a:CT_NonVisualDrawingProps" minOccurs="0"/>
<xsd:choice><xsd:element name="cNvSpPr" type="a:CT_NonVisualDrawingShapeProps"/><xsd:element name="cNvCnPr" type="a:CT_NonVisualConnectorProperties"/></xsd:choice>
<xsd:element name="spPr" type="a:CT_ShapeProperties"/><xsd:element name="style" type="a:CT_ShapeStyle" minOccurs="0"/>
<xsd:element name="txbx" minOccurs="0"><xsd:complexType><xsd:sequence><xsd:element ref="w:txbxContent"/></xsd:sequence></xsd:complexType></xsd:element>
<xsd:element name="bodyPr" type="a:CT_TextBodyProperties"/>
</xsd:sequence></xsd:complexType></xsd:element></xsd:schema>"""


def main() -> None:
    """Prints how many parts were checked, and each fault once with how often it was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemas", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=40)
    args = parser.parse_args()
    schema, parts, faults = _schema(args.schemas), Counter[str](), Counter[str]()
    for name, raw in _files(args.seeds):
        with ZipFile(BytesIO(raw)) as package:
            for part in package.namelist():
                if part.endswith((".xml", ".rels")) and not part.startswith(("customXml/", "docProps/")):
                    parts[name.rpartition(".")[2]] += 1
                    faults.update(f"{part}: {fault}" for fault in _faults(schema, package.read(part)))
    print(dict(parts), "parts")
    print("\n".join(f"{n} x {fault}" for fault, n in faults.most_common(30)) or "no fault")


def _files(seeds: int) -> list[tuple[str, bytes]]:
    sops = [document(one) for one in EXAMPLES.values()] + [plan(seed).document for seed in range(seeds)]
    settings = {".docx": Setting(qr=True, paper=Paper.F4), ".xlsx": Setting(paper=Paper.F4)}
    found = [(d.suffix, d.write(sop, settings[d.suffix])) for d in documents() if d.suffix in settings for sop in sops]
    return found + [(form.suffix, form.write(audit())) for form in report_forms()]


def _schema(folder: Path) -> etree.XMLSchema:
    """All of them as one, with the shapes of Word 2010 among them."""
    shapes, spaces = folder / "wps-transcribed.xsd", folder / "xml-space.xsd"
    shapes.write_text(_SHAPES)
    spaces.write_text(_SPACES)
    imports = "".join(
        f'<xsd:import namespace="{uri}" schemaLocation="{(folder / name).resolve().as_uri()}"/>'
        for name, uri in {spaces.name: _XML, **_NAMESPACES, shapes.name: _WPS}.items()
    )
    return etree.XMLSchema(etree.fromstring(f'<xsd:schema xmlns:xsd="{_XSD}">{imports}</xsd:schema>'))


def _faults(schema: etree.XMLSchema, part: bytes) -> list[str]:
    root = etree.fromstring(part)
    for alternative in list(root.iter(f"{{{_MC}}}AlternateContent")):
        parent = alternative.getparent()
        assert parent is not None
        parent.replace(alternative, alternative[0][0])
    for text in root.iter(f"{{{_NAMESPACES['sml.xsd']}}}t"):
        text.attrib.pop(f"{{{_XML}}}space", "")  # Excel writes it itself; only the schema does not know it
    schema.validate(etree.fromstring(etree.tostring(root)))
    return [line.partition("SCHEMAV_")[2] for line in str(schema.error_log).splitlines()]


if __name__ == "__main__":
    main()
