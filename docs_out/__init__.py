"""Standard documents: Word, pictures, forms."""
