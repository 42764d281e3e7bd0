"""One module a kind of proposal, each ending in its `PROPOSER`."""
