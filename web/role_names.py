"""What roles are called."""

from model.registry import Role
from model.text import Text

ROLES = {
    Role.AUDITOR: Text(id="Auditor", en="Auditor"),
    Role.PLANNER: Text(id="Perencana", en="Planner"),
    Role.LEADER: Text(id="Pimpinan", en="Management"),
    Role.ADMIN: Text(id="Admin", en="Admin"),
}
