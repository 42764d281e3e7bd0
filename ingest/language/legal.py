"""Dasar Hukum entries → kind, issuer, number, year, title, articles, amendments, and the regulation's key."""

import re
from functools import cache

from ingest.language.data_files import rows
from model.sop import LegalBasis

_SLIPS = (
    (re.compile(r"\bundan[gq] ?[-–]? ?undan[gq]\b", re.IGNORECASE), "Undang-Undang"),
    (re.compile(r"\btentan[gq]\b", re.IGNORECASE), "tentang"),
    (re.compile(r"\bmentri\b", re.IGNORECASE), "Menteri"),
    (re.compile(r"\bno(?:rn|m)[oe]r\b", re.IGNORECASE), "Nomor"),
)
_AMENDED = re.compile(
    r",? (?:sebagaimana (?:telah )?(?:beberapa kali )?(?:di)?ubah (?:terakhir )?(?:kali )?(?:dengan|oleh)|jo\.?|juncto) ",
    re.IGNORECASE,
)
_GAZETTE = re.compile(r"[ ,]\(?(?:tambahan )?(?:lembaran|berita) (?:negara|daerah)\b", re.IGNORECASE)
_TITLE = re.compile(r",? (?:tentang|mengenai|ttg\.?) | [-–] (?=[A-Z])", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\bnomor|\bno(?![a-z]))[ .:]*([^ .:].*?) ?(?:,|\btahun\b|\bthn?\b|$)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\b(\d{1,4})(?: tahun\b|/(?=(?:19|20)\d\d$))", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,4})/((?:19|20)\d\d)")
_YEAR = re.compile(r"\b(?:tahun|thn?\.?) ?(\d{4})\b|/((?:19|20)\d\d)\b", re.IGNORECASE)
_STATE = re.compile(r"^(?:negara )?(?:republik indonesia|ri)\b|\b(?:negara )?(?:republik indonesia|ri)$", re.IGNORECASE)
_ARTICLE_WORD = re.compile(r"pasal|ayat|huruf|angka|dan|s\.?d\.?|sampai|dengan|\(?\d{1,3}\)?|[a-z]", re.IGNORECASE)
_SERIES = re.compile(r"(?:per|kep|se)[-./ ]{0,2}0*(\d+)|0*(\d+)(?:[ .]?k\b|$)", re.IGNORECASE)
_LONGEST = 2000


def read_legal(text: str) -> LegalBasis:
    """The parts of one regulation; what `text` does not say stays None."""
    plain = _without_slips(" ".join(text[:_LONGEST].split()))
    plain, articles = _leading_articles(plain)
    cited, *amending = _AMENDED.split(plain, maxsplit=3)
    head, title, named = _halves(_cut(_GAZETTE, cited))
    kind, rest = _kind(head)
    number, year = _number_and_year(head)
    issuer = _issuer(rest) if kind else None
    return LegalBasis(
        text=text,
        kind=kind,
        issuer=issuer,
        number=number,
        year=year,
        title=title,
        articles=articles or named,
        amendments=tuple(_finished(law) for law in amending),
        key=law_key(kind, issuer, number, year),
    )


def law_key(kind: str | None, issuer: str | None, number: str | None, year: int | None) -> str | None:
    """One name for a regulation; None where it cannot be told from others.

    >>> law_key("Peraturan Menteri", "Pendayagunaan Aparatur Negara", "PER/21/M.PAN/11/2008", 2008)
    'peraturan menteri/panrb/21/2008'
    """
    if kind is None or number is None or year is None:
        return None
    series = _SERIES.match(number)
    plain = (series[1] or series[2]) if series else re.sub(r"\s", "", number).lower()
    known = (issuer or "").lower().strip(" ,.")
    return "/".join((kind.lower(), _issuers().get(known, known), plain, str(year)))


def _without_slips(text: str) -> str:
    for pattern, right in _SLIPS:
        text = pattern.sub(right, text)
    return text


def _leading_articles(text: str) -> tuple[str, str | None]:
    """`text` without "Pasal 5" in front of the regulation, and that."""
    words = text.split(" ")
    if words[0].lower() != "pasal":
        return text, None
    end = next((i for i, word in enumerate(words) if not _ARTICLE_WORD.fullmatch(word.strip(","))), len(words))
    return " ".join(words[end:]), " ".join(words[:end])


def _halves(cited: str) -> tuple[str, str | None, str | None]:
    """Head, title and the articles behind the title; the title may hold years and numbers of its own."""
    head, *rest = _TITLE.split(cited, maxsplit=1)
    words = rest[0].split(" ") if rest else []
    starts = (i for i, word in enumerate(words) if word.lstrip("(").lower() == "pasal")
    at = next((i for i in starts if all(_ARTICLE_WORD.fullmatch(w.strip("(),;.")) for w in words[i:] if w.strip("(),;."))), len(words))  # fmt: skip
    articles = " ".join(words[at:])
    return head, _finished(" ".join(words[:at])) or None, _unwrapped(articles) or None


def _unwrapped(articles: str) -> str:
    text = articles.strip(" ;.,")
    return text[1:].removesuffix(")") if text.startswith("(") else text


def _cut(pattern: "re.Pattern[str]", text: str) -> str:
    found = pattern.search(text)
    return text[: found.start()] if found else text


def _finished(text: str) -> str:
    return text.strip(" ;.,(")


def _kind(head: str) -> tuple[str | None, str]:
    for pattern, kind in _kinds():
        if found := pattern.match(head):
            return kind, head[found.end() :]
    return None, head


@cache
def _kinds() -> tuple[tuple["re.Pattern[str]", str], ...]:
    """Patterns of all kinds, the longest wording first."""
    table = sorted(rows("legal_kinds.tsv"), key=lambda row: -len(row[0]))
    return tuple((_pattern(wording), kind) for wording, kind, *_ in table)


def _pattern(wording: str) -> "re.Pattern[str]":
    end = r"[-\s]?" if wording.endswith("*") else r"(?![\w])"
    return re.compile(re.escape(wording.rstrip("*")) + end, re.IGNORECASE)


def _number_and_year(head: str) -> tuple[str | None, int | None]:
    found = _NUMBER.search(head) or _BARE_NUMBER.search(head)
    number = found[1].strip(" .,;") if found else None
    year = _YEAR.search(head)
    if number and (short := _SHORT.fullmatch(number)):
        return short[1], int(short[2])
    return number or None, int(year[1] or year[2]) if year else None


def _issuer(rest: str) -> str | None:
    """Who issued it: the words between kind and number."""
    name = re.split(r"\b(?:nomor|no)(?![a-z])|\d|\btahun\b", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    return _STATE.sub("", _STATE.sub("", name.strip(" .,:")).strip(" .,:")).strip(" .,:") or None


@cache
def _issuers() -> dict[str, str]:
    return {name: known for name, known, *_ in rows("issuers.tsv")}
