"""Rules, cells, shapes and connectors as geometry alone: no word of the form is known here."""
