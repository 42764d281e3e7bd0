"""Samples of cases for audits by hand, with the seed that draws them again."""

import json
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Row, Select, insert, select

from model.audit_work import Draw, Drawn, Method, Sample, Sampling
from model.registry import Act, Fact, User
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import documents, samples, users
from store.registry.scope import acting, within
from store.registry.verdicts import AUDITORS, reached


def samples_of(registry: Registry, actor: User, document: int) -> tuple[Sample, ...]:
    """The samples drawn for `document`, the newest first; none outside the reach of `actor`."""
    with registry.reading() as connection:
        rows = connection.execute(_shown(actor, document).order_by(samples.c.id.desc()))
        return tuple(_sample(row) for row in rows)


def add_sample(registry: Registry, actor: User, document: int, sampling: Sampling) -> Sample:
    """The sample as it is now kept."""
    content = _written(sampling)
    with registry.writing() as connection:
        user = acting(connection, actor, AUDITORS)
        reached(connection, user, document)
        draw = {"method": sampling.draw.method.value, "seed": sampling.draw.seed}
        values = {"document_id": document, "cases": content, "at": datetime.now(UTC), "user_id": user.id, **draw}
        added = connection.execute(insert(samples).values(values).returning(samples.c.id)).scalar_one()
        facts: dict[str, Fact] = {
            **draw,
            "sample": added,
            "size": sampling.draw.size,
            "stratum": sampling.draw.stratum,
            "population": sampling.population,
            "sha256": sha256(content.encode()).hexdigest(),
        }
        append(connection, user, Act("sample.draw", f"document:{document}", facts))
        return _sample(connection.execute(_shown(user, document).where(samples.c.id == added)).one())


def _shown(actor: User, document: int) -> Select[tuple[object, ...]]:
    s = samples.c
    return (
        select(s.id, s.document_id, s.method, s.seed, s.cases, s.at, users.c.name)
        .join(documents, documents.c.id == s.document_id)
        .join(users, users.c.id == s.user_id)
        .where(s.document_id == document, documents.c.unit_id.in_(within(actor)))
    )


def _written(sampling: Sampling) -> str:
    cases = [[one.case, one.stratum, one.probability] for one in sampling.cases]
    facts = {"stratum": sampling.draw.stratum, "size": sampling.draw.size, "population": sampling.population}
    return json.dumps({**facts, "cases": cases}, ensure_ascii=False)


def _sample(row: Row[tuple[object, ...]]) -> Sample:
    kept = json.loads(row.cases)
    draw = Draw(Method(row.method), kept["size"], row.seed, kept["stratum"])
    cases = tuple(Drawn(case, stratum, probability) for case, stratum, probability in kept["cases"])
    return Sample(row.id, row.document_id, Sampling(draw, kept["population"], cases), row.at, row.name)
