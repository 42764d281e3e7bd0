"""Every Office file we write is whole: parts, kinds, relations, ids."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from docs_out.document import documents
from docs_out.package import packed
from docs_out.report_form import ReportForm, report_forms
from docs_out.setting import Setting
from tests.corpus.plan import plan
from tests.docs_out.example_reports import audit
from tests.docs_out.example_sops import EXAMPLES, document
from tests.docs_out.office_files import faults
from tests.docs_out.word_templates import letterhead

WRITERS = {one.suffix: one.write for one in documents()}
OFFICE = pytest.mark.parametrize("suffix", [".docx", ".xlsx"])


@OFFICE
@pytest.mark.parametrize("name", EXAMPLES)
def test_sops_are_whole(name: str, suffix: str) -> None:
    assert faults(WRITERS[suffix](document(EXAMPLES[name]))) == []


@OFFICE
@pytest.mark.parametrize("seed", range(5))
def test_invented_sops_are_whole(seed: int, suffix: str) -> None:
    assert faults(WRITERS[suffix](plan(seed).document)) == []


@OFFICE
def test_several_procedures_in_one_file_are_whole(suffix: str) -> None:
    assert faults(WRITERS[suffix](document(*EXAMPLES.values()))) == []


@pytest.mark.parametrize("setting", [Setting(qr=True), Setting(qr=True, template=letterhead())])
def test_files_with_a_code_and_a_template_are_whole(setting: Setting) -> None:
    assert faults(WRITERS[".docx"](document(*EXAMPLES.values()), setting)) == []


@pytest.mark.parametrize("form", report_forms(), ids=lambda form: f"{form.name}{form.suffix}")
def test_reports_are_whole(form: ReportForm) -> None:
    assert faults(form.write(audit())) == []


def test_what_is_wrong_is_found() -> None:
    with ZipFile(BytesIO(WRITERS[".docx"](document(EXAMPLES["busy"]), Setting(qr=True)))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    del parts["word/media/image1.png"], parts["word/styles.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'docPr id="2"', b'docPr id="1"')
    assert faults(packed(parts.items())) == [
        "word/styles.xml: kind told, part missing",
        "word/media/image1.png: kind told, part missing",
        "word/document.xml: styles leads to word/styles.xml, which is missing",
        "word/document.xml: sop1 leads to word/media/image1.png, which is missing",
        "word/document.xml: docPr 1 twice",
    ]
