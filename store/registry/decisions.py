"""What planners decide on the proposals of a check, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from model.discussion import Decided
from model.errors import SopError
from model.registry import Act, Fact, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import decisions, documents, users
from store.registry.scope import acting, within

_PLANNERS = frozenset({Role.PLANNER})
_LONGEST, _LONGEST_ID = 2000, 200
_NO_REASON = Text(
    id="usulan {id}: menolak perlu alasan. Tulis alasannya.", en="proposal {id}: to reject needs a reason. Write one."
)
_LONG = Text(
    id="alasan terlalu panjang ({length} huruf). Ringkas sampai {most}.",
    en="the reason is too long ({length} letters). Shorten it to {most}.",
)
_UNKNOWN = Text(
    id="SOP {document}: tidak ada dalam lingkup {name}. Periksa alamatnya.",
    en="SOP {document}: not within the reach of {name}. Check the address.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a proposal is accepted, and why."""

    proposal: str
    accepted: bool
    reason: str = ""


def decide(registry: Registry, actor: User, document: int, answer: Answer) -> Decided:
    """The decision of `actor` on a proposal, in place of an earlier one."""
    reason = _checked(answer)
    proposal = answer.proposal[:_LONGEST_ID]
    with registry.writing() as connection:
        user = acting(connection, actor, _PLANNERS)
        _reachable(connection, user, document)
        now = datetime.now(UTC)
        same = decisions.c.document_id == document, decisions.c.proposal == proposal
        connection.execute(delete(decisions).where(*same))
        values = {"document_id": document, "proposal": proposal, "accepted": answer.accepted, "reason": reason}
        connection.execute(insert(decisions).values(**values, user_id=user.id, at=now))
        facts: dict[str, Fact] = {"proposal": proposal, "accepted": int(answer.accepted), "reason": reason}
        append(connection, user, Act("proposal.decide", f"document:{document}", facts))
        return Decided(proposal, answer.accepted, reason, user.name, now)


def decisions_of(registry: Registry, actor: User, document: int) -> tuple[Decided, ...]:
    """The decisions on the proposals for a document, the latest last; none outside the reach of `actor`."""
    d = decisions.c
    shown = (
        select(d.proposal, d.accepted, d.reason, users.c.name, d.at)
        .join(users, users.c.id == d.user_id)
        .join(documents, documents.c.id == d.document_id)
        .where(d.document_id == document, documents.c.unit_id.in_(within(actor)))
    )
    with registry.reading() as connection:
        return tuple(Decided(*row) for row in connection.execute(shown.order_by(d.at, d.proposal)))


def _checked(answer: Answer) -> str:
    reason = answer.reason.strip()
    if not reason and not answer.accepted:
        raise SopError(_NO_REASON, id=answer.proposal)
    if len(reason) > _LONGEST:
        raise SopError(_LONG, length=len(reason), most=_LONGEST)
    return reason


def _reachable(connection: Connection, user: User, document: int) -> None:
    reach = select(documents.c.id).where(documents.c.id == document, documents.c.unit_id.in_(within(user)))
    if connection.execute(reach).first() is None:
        raise SopError(_UNKNOWN, document=document, name=user.name)
