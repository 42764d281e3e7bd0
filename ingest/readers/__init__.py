"""One module a document format, each ending in its `READER`."""
