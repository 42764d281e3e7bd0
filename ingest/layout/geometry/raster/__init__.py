"""Lines, symbols and arrow heads among the pixels of a picture, at four pixels a point."""
