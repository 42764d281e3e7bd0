"""Rules on documents, one file each."""
