"""The trail of files with personal data that people take along."""

from hashlib import sha256

from model.registry import Act
from store.registry.audit import note
from store.workspace import Workspace


def taken(workspace: Workspace, subject: str, name: str, content: bytes) -> None:
    """Writes that who asks takes the file `name` about `subject` along."""
    facts = {"file": name, "sha256": sha256(content).hexdigest()}
    note(workspace.registry, workspace.user, Act("paper.take", subject, facts))
