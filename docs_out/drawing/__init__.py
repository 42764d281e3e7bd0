"""Shapes and connectors: geometry once, then Word and SVG."""
