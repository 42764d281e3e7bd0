"""Passwords as scrypt digests; a new one is told once and not kept."""

from base64 import b64decode, b64encode
from hashlib import scrypt
from hmac import compare_digest
from secrets import token_bytes, token_urlsafe

# 2^15 blocks of 8 · 128 bytes: 32 MiB a check.
_COST, _BLOCK, _LANES, _MEMORY = 15, 8, 1, 64 * 2**20
_LETTERS = 12


def new_password() -> str:
    """Sixteen letters and digits nobody has seen."""
    return token_urlsafe(_LETTERS)


def hashed(password: str) -> str:
    """What to keep of `password`: scheme, costs, salt and digest."""
    salt, costs = token_bytes(16), (_COST, _BLOCK, _LANES)
    return "$".join(("scrypt", *map(str, costs), _text(salt), _text(_digest(password, salt, costs))))


def matches(password: str, kept: str) -> bool:
    """Whether `kept` was made of `password`."""
    _scheme, cost, block, lanes, salt, digest = kept.split("$")
    made = _digest(password, b64decode(salt), (int(cost), int(block), int(lanes)))
    return compare_digest(made, b64decode(digest))


def _digest(password: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    cost, block, lanes = costs
    return scrypt(password.encode(), salt=salt, n=2**cost, r=block, p=lanes, maxmem=_MEMORY)


def _text(content: bytes) -> str:
    return b64encode(content).decode()
