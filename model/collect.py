"""How a package finds its plug-ins: one module each, one constant in each."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def collect(package: ModuleType, constant: str, kind: type[T]) -> tuple[T, ...]:
    """Every module's `constant` in `package`, in module-name order."""
    modules = [import_module(f"{package.__name__}.{m.name}") for m in iter_modules(package.__path__)]
    found = tuple(getattr(module, constant) for module in modules)
    for module, value in zip(modules, found, strict=True):
        if not isinstance(value, kind):
            raise TypeError(f"{module.__name__}.{constant} is not a {kind.__name__}")
    return found
