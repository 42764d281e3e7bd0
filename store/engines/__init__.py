"""One module an engine; the only importers of the engines."""
