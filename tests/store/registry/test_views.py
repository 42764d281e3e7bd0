"""Saved views: own ones only, no foreign address, no more than a menu holds."""

import pytest

from model.errors import SopError
from model.saved_view import SavedView
from store.registry.audit import verify
from store.registry.users import disable_user
from store.registry.views import MOST, remove_view, save_view, views_of
from tests.store.registry.office import Office


def test_a_view_is_kept_by_its_name(office: Office) -> None:
    first = save_view(office.registry, office.rani, " Terlambat ", "/kepatuhan?langkah=4&sop=1")
    assert views_of(office.registry, office.rani) == (SavedView(first.id, "Terlambat", "/kepatuhan?langkah=4&sop=1"),)
    again = save_view(office.registry, office.rani, "Terlambat", "/hambatan?sop=2")
    assert again.id == first.id
    save_view(office.registry, office.rani, "Bulanan", "/")
    assert [one.name for one in views_of(office.registry, office.rani)] == ["Bulanan", "Terlambat"]
    assert verify(office.registry).broken is None


def test_nobody_sees_or_removes_views_of_others(office: Office) -> None:
    saved = save_view(office.registry, office.rani, "Terlambat", "/hambatan")
    assert views_of(office.registry, office.head) == ()
    with pytest.raises(SopError, match="not among yours"):
        remove_view(office.registry, office.head, saved.id)
    remove_view(office.registry, office.rani, saved.id)
    assert views_of(office.registry, office.rani) == ()


@pytest.mark.parametrize(
    "address",
    ["", "hambatan", "//padi.example", "/\\padi.example", "https://padi.example/", "/a\nb", "/ü", "/" + "a" * 2000],
)
def test_a_view_leads_to_the_app_only(office: Office, address: str) -> None:
    with pytest.raises(SopError, match="no page of the app"):
        save_view(office.registry, office.rani, "Terlambat", address)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a" * 81])
def test_a_view_has_a_name_of_one_line(office: Office, name: str) -> None:
    with pytest.raises(SopError, match="one line of 1 to 80 letters"):
        save_view(office.registry, office.rani, name, "/")


def test_views_are_bounded(office: Office) -> None:
    for number in range(MOST):
        save_view(office.registry, office.rani, str(number), "/")
    save_view(office.registry, office.rani, "0", "/hambatan")
    with pytest.raises(SopError, match="There are 50 saved views already"):
        save_view(office.registry, office.rani, "a", "/")


def test_a_disabled_account_has_no_views(office: Office) -> None:
    disable_user(office.registry, office.admin, office.rani.name)
    with pytest.raises(SopError, match="disabled"):
        views_of(office.registry, office.rani)
