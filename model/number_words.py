"""Numbers in sentences for people, as each language writes them."""

from model.text import Lang

_ENGLISH = str.maketrans(".,", ",.")
_TEN = 10


def whole(number: float, lang: Lang) -> str:
    """`number` without decimals: 1.240, in English 1,240."""
    return _said(f"{number:,.0f}", lang)


def hours(number: float, lang: Lang) -> str:
    """Hours: 1.240 from ten on, below with one decimal, 7,5, in English 7.5."""
    return whole(number, lang) if number >= _TEN else _said(f"{number:,.1f}".removesuffix(".0"), lang)


def percent(share: float, lang: Lang) -> str:
    """A share in whole percent, 41 %; in English 41%. Neither nothing nor all where that is not so."""
    rounded = round(100 * share)
    bounded = max(rounded, 1) if share > 0 else rounded
    told = str(min(bounded, 99) if share < 1 else bounded)
    return f"{told} %" if lang is Lang.ID else f"{told}%"


def _said(english: str, lang: Lang) -> str:
    return english if lang is Lang.EN else english.translate(_ENGLISH)
