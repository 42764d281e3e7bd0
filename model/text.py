"""Messages in every language the product speaks."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter


class Lang(StrEnum):
    """Interface languages; Indonesian comes first."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One message, once a language; a missing language is a type error."""

    id: str
    en: str

    def __post_init__(self) -> None:
        if _slots(self.id) != _slots(self.en):
            raise ValueError(f"placeholders differ between languages: {self}")

    def to(self, lang: Lang, **facts: object) -> str:
        """The message in `lang` with its placeholders filled."""
        return {Lang.ID: self.id, Lang.EN: self.en}[lang].format(**facts)


def _slots(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
