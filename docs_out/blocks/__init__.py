"""Parts that documents are put together from."""
