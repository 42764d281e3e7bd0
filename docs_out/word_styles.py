"""Our own Word template: named styles, lists and settings, as a file would hold them."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from docs_out.package import KIND, OFFICE, parts_of, relations, roots

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_KIND = f"{KIND}officedocument.wordprocessingml.document.main+xml"
_FONT = "Arial"
_SPACING = '<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
_PLAIN = _SPACING.format(before=0, after=200, line=276)
_ROWS = (
    ("Title", "Title", 32, "<w:b/>", _SPACING.format(before=0, after=300, line=240) + '<w:contextualSpacing/><w:jc w:val="center"/>'),
    ("Subtitle", "Subtitle", 24, "<w:b/>", _PLAIN + '<w:jc w:val="center"/>'),
    ("Caption", "caption", 18, "<w:b/>", _SPACING.format(before=80, after=80, line=240)),
    ("Footer", "footer", 20, "", _SPACING.format(before=0, after=0, line=240)),
    ("ListBullet", "List Bullet", 20, "", '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>'),
    ("ListNumber", "List Number", 20, "", '<w:numPr><w:numId w:val="2"/></w:numPr><w:contextualSpacing/>'),
)  # fmt: skip
_HEADINGS = ((26, 480), (22, 200), (20, 200))
_LISTS = ((1, "bullet", "\u2022"), (2, "decimal", "%1."))


@cache
def own_template() -> Mapping[str, bytes]:
    """The parts of an empty Word file with our styles."""
    links = [(name, f"{OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings", "numbering")]
    parts = {
        "_rels/.rels": roots("word/document.xml"),
        "docProps/core.xml": "<empty/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": relations(links),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
    }
    kinds = {"word/document.xml": MAIN_KIND, "docProps/core.xml": f"{KIND}package.core-properties+xml"}
    kinds |= {f"word/{name}.xml": f"{KIND}officedocument.wordprocessingml.{name}+xml" for name, *_ in links}
    return MappingProxyType(dict(parts_of(parts, kinds)))


def _styles() -> str:
    faces = f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'
    fixed = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{faces}<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{_PLAIN}</w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )
    named = "".join(_style(*row) for row in _ROWS)
    return f'<w:styles xmlns:w="{W}">{fixed}{named}{"".join(_heading(n, *row) for n, row in enumerate(_HEADINGS, 1))}</w:styles>'


def _style(key: str, name: str, size: int, face: str, paragraph: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{face}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _heading(level: int, size: int, before: int) -> str:
    spacing = _SPACING.format(before=before, after=0, line=276)
    paragraph = f'<w:keepNext/><w:keepLines/>{spacing}<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", size, "<w:b/>", paragraph)


def _settings() -> str:
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'<w:settings xmlns:w="{W}"><w:compat>{mode}</w:compat></w:settings>'


def _numbering() -> str:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for n, kind, text in _LISTS
    )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, *_ in _LISTS)
    return f'<w:numbering xmlns:w="{W}">{lists}{numbers}</w:numbering>'
