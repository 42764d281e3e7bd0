"""The light Indonesian language class for spaCy, and the one pipeline made with it.

spaCy's own class compiles 16,000 exceptions, which takes two seconds; the reduplications among them stay
whole here because a hyphen between letters splits nothing. Only this module and its users load spaCy.
"""

from collections.abc import Iterator
from functools import cache

from spacy import blank
from spacy.lang.id import Indonesian, IndonesianDefaults
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.symbols import NOUN, ORTH, VERB, X
from spacy.tokens import Doc
from spacy.util import registry

from ingest.language.morphology import form
from ingest.language.vocabulary import Pattern, patterns

_CODE = "id_sop"
_MORPHOLOGY = "id_sop_morphology"
_WHOLE = (
    "No.", "no.", "Th.", "tgl.", "Tgl.", "Dr.", "dr.", "Drs.", "Ir.", "S.E.", "S.H.", "S.T.", "S.Kom.", "M.Si.", "M.M.",
    "M.T.", "M.Kom.", "S.Sos.", "S.IP.", "maks.", "min.", "dll.", "dsb.", "dst.", "a.n.", "u.p.", "s.d.", "s/d", "dan/atau",
    "e-Government",
)  # fmt: skip
_INFIXES = [
    r"(?<=[A-Za-z0-9)])/(?=[A-Za-z0-9(])", r"(?<=[A-Za-z]),(?=[A-Za-z])", r"\.\.+", r"(?<=[a-z])\.(?=[A-Z])",
    r"(?<=[a-z])[;:(](?=\w)", r"(?<=\d)[-–](?=\d)",
]  # fmt: skip


@registry.languages(_CODE)
class SopIndonesian(Indonesian):  # type: ignore[no-untyped-call]
    """Indonesian as office documents write it."""

    lang = _CODE

    class Defaults(IndonesianDefaults):
        """Few exceptions, and only those infixes that join two words by accident."""

        tokenizer_exceptions = {**BASE_EXCEPTIONS, **{whole: [{ORTH: whole}] for whole in _WHOLE}}  # noqa: RUF012 (as spaCy asks)
        infixes = _INFIXES


@Language.component(_MORPHOLOGY)
def mark_forms(doc: Doc) -> Doc:
    """`doc` with roots as lemmas, and verbs and deeds told apart as VERB and NOUN."""
    add = doc.vocab.strings.add
    for token in doc:
        found = form(token.text)
        token.lemma = add(found.root)
        token.pos = _PART.get(found.kind, X)
    return doc


_PART = {"active": VERB, "passive": VERB, "middle": VERB, "deed": NOUN}


@cache
def pipeline() -> Language:
    """The pipeline: tokenizer and morphology."""
    nlp = blank(_CODE)
    nlp.add_pipe(_MORPHOLOGY)
    return nlp


@cache
def matcher() -> Matcher:
    """The patterns of `patterns.json`; a match's label says what it means."""
    found = Matcher(pipeline().vocab)
    for label, listed in patterns().items():
        found.add(label, [spelled for pattern in listed for spelled in _spelled_out(pattern)], greedy="LONGEST")
    return found


def _spelled_out(pattern: Pattern) -> Iterator[Pattern]:
    """One pattern for each word its first token may be: an equal word is found ten times sooner than one of a set."""
    first = pattern[0]
    key, choice = next(((key, value) for key, value in first.items() if isinstance(value, dict)), ("", {}))
    if "IN" not in choice or "OP" in first:
        yield pattern
        return
    yield from ([{**first, key: word}, *pattern[1:]] for word in choice["IN"])
