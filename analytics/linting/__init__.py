"""SOPs judged by the rules on documents, as an office wants it."""
