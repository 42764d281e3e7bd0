"""Paragraphs → items of a list."""

import pytest

from ingest.layout.items import paragraph_items


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("1. Map\n2. Stempel;", ("Map", "Stempel")),
        ("a. Map\nb. Stempel", ("Map", "Stempel")),
        ("• Map\n• Stempel", ("Map", "Stempel")),
        ("1. Map berisi:\na. surat\nb. kartu\n2. Stempel", ("Map berisi: a. surat b. kartu", "Stempel")),
        ("1. Map\n1. Stempel", ("Map", "Stempel")),
        ("Map\nStempel.", ("Map", "Stempel")),
        ("Yang diperlukan\n1. Map", ("Yang diperlukan", "Map")),
        ("", ()),
    ],
)
def test_paragraph_items(text: str, texts: tuple[str, ...]) -> None:
    assert paragraph_items(text).texts == texts
