"""One value of a settings file with the way to it, so that every complaint names file and key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from model.errors import SopError
from model.text import Text

T = TypeVar("T")
_UNKNOWN = Text(
    id="{file}: kunci {key} tidak dikenal. Pakai salah satu dari: {known}.",
    en="{file}: key {key} is not known. Use one of: {known}.",
)
_UNKNOWN_VALUE = Text(
    id='{file}: {key} = "{value}" tidak dikenal. Pakai salah satu dari: {known}.',
    en='{file}: {key} = "{value}" is not known. Use one of: {known}.',
)
_MISSING = Text(id="{file}: {key} belum ada. Tambahkan.", en="{file}: {key} is missing. Add it.")
_NEEDED: dict[type, Text] = {
    dict: Text(id="{file}: {key} harus berupa tabel TOML.", en="{file}: {key} has to be a TOML table."),
    list: Text(id="{file}: {key} harus berupa daftar [...].", en="{file}: {key} has to be a list [...]."),
    str: Text(
        id="{file}: {key} harus berupa teks di antara tanda kutip.", en="{file}: {key} has to be text in quotes."
    ),
    bool: Text(id="{file}: {key} harus true atau false.", en="{file}: {key} has to be true or false."),
    int: Text(id="{file}: {key} harus berupa bilangan bulat.", en="{file}: {key} has to be a whole number."),
    date: Text(
        id="{file}: {key} harus berupa tanggal seperti 2025-12-24, tanpa tanda kutip.",
        en="{file}: {key} has to be a date such as 2025-12-24, without quotes.",
    ),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A `value` as TOML has it, the `key` that leads to it, and the name of its `file`."""

    file: str
    key: str
    value: object

    def error(self, message: Text, **facts: object) -> SopError:
        """`message` about this entry."""
        return SopError(message, file=self.file, key=self.key, **facts)

    def of(self, kind: type[T]) -> T:
        """The value when it is a `kind` and no finer one: a truth value is no number, a time of day no date."""
        if not isinstance(self.value, kind) or (type(self.value) in (bool, datetime) and kind is not type(self.value)):
            raise self.error(_NEEDED[kind])
        return self.value

    def table(self, *known: str) -> dict[str, "Entry"]:
        """The entries of a table by key; with `known` no others are allowed."""
        found = self.of(dict)
        entries = {str(name): self._below(str(name), value) for name, value in found.items()}
        for name, entry in entries.items():
            if known and name not in known:
                raise entry.error(_UNKNOWN, known=", ".join(known))
        return entries

    def rows(self) -> Iterator["Entry"]:
        """The entries of a list."""
        for n, value in enumerate(self.of(list), 1):
            yield Entry(self.file, f"{self.key}[{n}]", value)

    def needed(self, name: str) -> "Entry":
        """The entry `name` of a table that cannot do without it."""
        entries = self.table()
        if name not in entries:
            raise self._below(name, None).error(_MISSING)
        return entries[name]

    def _below(self, name: str, value: object) -> "Entry":
        return Entry(self.file, f"{self.key}.{name}" if self.key else name, value)

    def choice(self, options: dict[str, T]) -> T:
        """What the text of this entry stands for among `options`."""
        text = self.of(str)
        if text not in options:
            raise self.error(_UNKNOWN_VALUE, value=text, known=", ".join(options))
        return options[text]
