"""The commands of `sop`, one module each, each ending in `COMMAND`."""
