"""Views that people keep: each sees and changes only their own."""

from sqlalchemy import delete, insert, select, update

from model.errors import SopError
from model.registry import Act, User
from model.saved_view import SavedView
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import views
from store.registry.scope import acting

MOST = 50
_LONGEST_NAME, _LONGEST_ADDRESS = 80, 2000
_NO_NAME = Text(
    id="Nama tampilan harus satu baris, 1 sampai {most} huruf. Ganti namanya, lalu simpan lagi.",
    en="The name of a view has to be one line of 1 to {most} letters. Change it, then save again.",
)
_NO_ADDRESS = Text(
    id="Tampilan ini tidak dapat disimpan: alamatnya bukan halaman aplikasi. Muat ulang halaman, lalu simpan lagi.",
    en="This view cannot be saved: its address is no page of the app. Reload the page, then save again.",
)
_TOO_MANY = Text(
    id="Sudah ada {most} tampilan tersimpan. Hapus salah satu, lalu simpan lagi.",
    en="There are {most} saved views already. Remove one, then save again.",
)
_UNKNOWN = Text(
    id="Tampilan {view} tidak ada di antara milik Anda. Muat ulang halaman.",
    en="View {view} is not among yours. Reload the page.",
)


def views_of(registry: Registry, actor: User) -> tuple[SavedView, ...]:
    """The views of `actor`, by name."""
    with registry.reading() as connection:
        user = acting(connection, actor)
        own = select(views.c.id, views.c.name, views.c.address).where(views.c.user_id == user.id)
        return tuple(SavedView(*row) for row in connection.execute(own.order_by(views.c.name)))


def save_view(registry: Registry, actor: User, name: str, address: str) -> SavedView:
    """The view of `actor` called `name`, which now shows `address`; a new one where they have none of that name."""
    kept = name.strip()
    if not 0 < len(kept) <= _LONGEST_NAME or not kept.isprintable():
        raise SopError(_NO_NAME, most=_LONGEST_NAME)
    _require_own(address)
    with registry.writing() as connection:
        user = acting(connection, actor)
        own = views.c.user_id == user.id
        same = connection.execute(select(views.c.id).where(own, views.c.name == kept)).scalar()
        if same is None and len(connection.execute(select(views.c.id).where(own)).all()) >= MOST:
            raise SopError(_TOO_MANY, most=MOST)
        values = {"user_id": user.id, "name": kept, "address": address}
        saved = insert(views).values(values) if same is None else update(views).where(views.c.id == same).values(values)
        number = connection.execute(saved.returning(views.c.id)).scalar_one()
        append(connection, user, Act("user.view.save", f"view:{number}", {}))
        return SavedView(number, kept, address)


def remove_view(registry: Registry, actor: User, view: int) -> None:
    """Takes a view of `actor` away."""
    with registry.writing() as connection:
        user = acting(connection, actor)
        own = delete(views).where(views.c.id == view, views.c.user_id == user.id)
        if not connection.execute(own.returning(views.c.id)).first():
            raise SopError(_UNKNOWN, view=view)
        append(connection, user, Act("user.view.remove", f"view:{view}", {}))


def _require_own(address: str) -> None:
    """Refuses what would lead to another site: the app's own addresses begin with one slash."""
    foreign = not address.startswith("/") or address.startswith(("//", "/\\"))
    if foreign or len(address) > _LONGEST_ADDRESS or not address.isascii() or not address.isprintable():
        raise SopError(_NO_ADDRESS)
