"""The web app: one page for each of its three users."""
