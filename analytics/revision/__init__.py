"""What changed between two SOPs, what a log says should change, and the SOP with what was accepted."""
