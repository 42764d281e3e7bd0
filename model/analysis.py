"""What a deep look at a comparison finds: how far the SOP is kept, where time is lost, what changes, what goes together."""

from dataclasses import dataclass

from model.bottleneck import Bottlenecks
from model.compliance import Compliance
from model.drivers import Drivers
from model.text import Lang
from model.trend import Trend
from model.variants import Variants


@dataclass(frozen=True, slots=True)
class Said:
    """A finished sentence in both languages."""

    id: str
    en: str

    def to(self, lang: Lang) -> str:
        """The sentence in one of them."""
        return self.id if lang is Lang.ID else self.en


@dataclass(frozen=True, slots=True)
class Analysis:
    """All deep figures; `sentences` say the losses in words, the largest first, then what goes together with violations."""

    compliance: Compliance
    bottlenecks: Bottlenecks
    trend: Trend
    variants: Variants
    drivers: Drivers
    sentences: tuple[Said, ...]
