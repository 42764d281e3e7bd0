"""Word documents laid out on pages of their own: a page for each table."""
