"""Invented agencies' SOPs in the layouts that real ones come in."""
