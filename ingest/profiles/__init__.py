"""The words each family of agencies uses for the fields and columns of the form: one module a family."""
