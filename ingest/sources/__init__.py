"""What stands on the pages of a document, whatever its format: words, outlines, strokes, pictures."""
