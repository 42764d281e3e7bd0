"""Pure functions from raw lines, cells and words to the parts of an SOP."""
