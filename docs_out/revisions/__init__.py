"""One module a file format of a revision, each ending in its `REVISION_FORM`."""
