"""Text as XML may carry it."""

import re
from html import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str | None) -> str:
    """`text` without the characters XML 1.0 forbids; empty for None."""
    return _FORBIDDEN.sub("", text or "")


def escaped(text: str | None) -> str:
    """`text` fit for XML content and attribute values."""
    return escape(clean(text))


def json_safe(json: str) -> str:
    """JSON text with forbidden characters written as JSON escapes; the value stays the same."""
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json)
