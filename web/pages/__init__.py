"""One module a page, each ending in its `PAGE`."""
