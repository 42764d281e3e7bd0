"""The steps by which the tables of the registry came to be; Alembic takes them."""
