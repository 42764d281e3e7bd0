"""Accounts: the first password is told once, admins reach their own units only."""

import pytest
from sqlalchemy import select

from model.errors import SopError
from model.registry import Role, unit_paths
from store.registry.passwords import hashed, matches
from store.registry.schema import users
from store.registry.units import add_unit, units_of
from store.registry.users import Person, add_user, disable_user, reset_password, signed_in, users_of
from tests.store.registry.office import Office


def test_the_first_password_opens_the_account(office: Office) -> None:
    user, password = add_user(office.registry, office.admin, Person("budi", "Budi", Role.AUDITOR, 1))
    assert (len(password), user.must_change) == (16, True)
    assert signed_in(office.registry, "budi", password) == user
    assert signed_in(office.registry, "budi", password + "x") is None
    assert signed_in(office.registry, "siapa", password) is None
    with office.registry.reading() as connection:
        kept = connection.execute(select(users.c.password).where(users.c.name == "budi")).scalar_one()
    assert password not in kept


def test_a_check_of_a_password_takes_32_mib() -> None:
    kept = hashed("kata sandi lama")
    assert kept.startswith("scrypt$15$8$1$")
    assert kept != hashed("kata sandi lama")
    assert (matches("kata sandi lama", kept), matches("kata sandi baru", kept)) == (True, False)


def test_a_new_password_ends_the_old_one(office: Office) -> None:
    _user, old = add_user(office.registry, office.admin, Person("budi", "Budi", Role.AUDITOR, 1))
    new = reset_password(office.registry, office.admin, "budi")
    assert signed_in(office.registry, "budi", old) is None
    assert signed_in(office.registry, "budi", new) is not None
    disable_user(office.registry, office.admin, "budi")
    assert signed_in(office.registry, "budi", new) is None


def test_nobody_signs_in_as_the_command_line(office: Office) -> None:
    assert signed_in(office.registry, "terminal", "") is None
    assert [one.name for one in users_of(office.registry, office.admin)] == ["kepala", "rani", "tono"]
    with pytest.raises(SopError, match="terminal: no account of this name"):
        disable_user(office.registry, office.admin, "terminal")


def test_a_name_is_given_once(office: Office) -> None:
    with pytest.raises(SopError, match="rani: there is an account of this name"):
        add_user(office.registry, office.admin, Person("rani", "Rani Kedua", Role.AUDITOR, 1))
    with pytest.raises(SopError, match="Bidang Arsip: a unit of this name is already there"):
        add_unit(office.registry, office.admin, 1, "Bidang Arsip")


def test_an_admin_reaches_their_own_unit_only(office: Office) -> None:
    admin = office.person("admin-arsip", Role.ADMIN, office.archive.id)
    assert [one.name for one in users_of(office.registry, admin)] == ["admin-arsip", "rani"]
    assert list(unit_paths(units_of(office.registry, admin))) == ["Bidang Arsip", "Bidang Arsip/Seksi Depo"]
    with pytest.raises(SopError, match="tono: no account of this name"):
        disable_user(office.registry, admin, "tono")
    with pytest.raises(SopError, match="unit 1: not within the reach of admin-arsip"):
        add_user(office.registry, admin, Person("naik", "Naik", Role.ADMIN, 1))


def test_units_are_named_from_the_root(office: Office) -> None:
    paths = {path: unit.id for path, unit in unit_paths(units_of(office.registry, office.admin)).items()}
    assert paths == {"Instansi": 1, "Bidang Arsip": 2, "Bidang Arsip/Seksi Depo": 3, "Bidang Perlengkapan": 4}
