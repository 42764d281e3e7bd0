"""What an output format is, and the list of those the product has."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from docs_out.setting import USUAL, Setting, blanked
from model.collect import collect
from model.errors import SopError
from model.sop import SopDocument
from model.text import Text

_NOT_TAKEN = Text(
    id="Dokumen {suffix} tidak mengenal pilihan --{option}. Hapus pilihan itu atau tulis ke format lain.",
    en="A {suffix} document knows no option --{option}. Leave it out or write another format.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One output format: its file suffix, how a document is drawn in it, the settings it takes beside `blank`."""

    suffix: str
    draw: Callable[[SopDocument, Setting], bytes]
    takes: tuple[str, ...] = ()

    def write(self, document: SopDocument, setting: Setting = USUAL) -> bytes:
        """The file; `SopError` names a setting this format does not know."""
        for field in fields(setting):
            asked = getattr(setting, field.name) != getattr(USUAL, field.name)
            if asked and field.name not in ("blank", *self.takes):
                raise SopError(_NOT_TAKEN, suffix=self.suffix, option=field.name)
        return self.draw(blanked(document) if setting.blank else document, setting)


def documents() -> tuple[Document, ...]:
    """Every output format, in module-name order."""
    from docs_out import documents as package  # noqa: PLC0415 - the formats import this module

    return collect(package, "DOCUMENT", Document)
