"""Documents and logs come in here and leave as the types of `model`."""
