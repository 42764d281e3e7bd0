"""The one error a user sees: a sentence that names file, place and remedy."""

from model.text import Lang, Text


class SopError(Exception):
    """What cannot be done, said once in both languages."""

    def __init__(self, message: Text, **facts: object) -> None:
        super().__init__(message.to(Lang.EN, **facts))
        self.message = message
        self.facts = facts

    def to(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.message.to(lang, **self.facts)
