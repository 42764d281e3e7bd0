"""One module a log format, each ending in its `LOG_READER`."""
