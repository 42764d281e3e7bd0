"""One module an output format, each ending in its `DOCUMENT`."""
