"""What Word and Excel files have in common: packages, XML, drawings, lines of text."""
