"""Work done in the background, a kind a module, each with its constant JOB."""
