"""Units, people, documents and the trail of what was done, in SQLite or PostgreSQL."""
