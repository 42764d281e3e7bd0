"""The parts of the page on which planners write a draft."""
