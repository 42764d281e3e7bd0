"""Whether what a browser sends to a callback has the shape of its wires."""

from collections.abc import Iterable, Mapping

_WILD = ("ALL", "ALLSMALLER")


def fits(body: Mapping[str, object], known: Mapping[str, object]) -> bool:
    """Whether `body` names the wires of the callback `known`, and nothing else."""
    triggers = body.get("changedPropIds", [])
    return (
        _wired(body.get("inputs", []), known["inputs"])
        and _wired(body.get("state", []), known["state"])
        and _targets(body.get("outputs"), str(body["output"]))
        and isinstance(triggers, list)
        and all(isinstance(one, str) for one in triggers)
    )


def _wired(given: object, known: object) -> bool:
    wires = list(known) if isinstance(known, Iterable) else []
    return isinstance(given, list) and len(given) == len(wires) and all(map(_wire_fits, given, wires))


def _wire_fits(given: object, known: Mapping[str, str]) -> bool:
    if isinstance(given, list):
        return _is_wild(known["id"]) and all(_names(one, known) for one in given)
    return not _is_wild(known["id"]) and _names(given, known)


def _is_wild(identity: object) -> bool:
    return isinstance(identity, str) and identity.startswith("{") and any(f'["{word}"]' in identity for word in _WILD)


def _names(given: object, known: Mapping[str, str]) -> bool:
    """Whether `given` is a wire to the property of `known`; those of a pattern carry ids of their own."""
    if not isinstance(given, dict) or given.get("property") != known["property"]:
        return False
    pattern = known["id"].startswith("{")
    return isinstance(given.get("id"), dict) if pattern else given.get("id") == known["id"]


def _targets(given: object, output: str) -> bool:
    """Whether the outputs told are those that `output` names."""
    names = output.strip(".").split("...") if output.startswith("..") else [output]
    told = given if isinstance(given, list) and output.startswith("..") else [given]
    return len(told) == len(names) and all(map(_is_target, told, names))


def _is_target(one: object, name: str) -> bool:
    if isinstance(one, list):
        return name.startswith("{") and all(_is_target(part, name) for part in one)
    if not isinstance(one, dict):
        return False
    identity, prop = one.get("id"), one.get("property")
    if name.startswith("{"):
        return isinstance(prop, str) and isinstance(identity, dict)
    # An answer kept for others goes where the request said: nowhere but where the callback writes.
    return f"{identity}.{prop}".partition("@")[0] == name.partition("@")[0]
