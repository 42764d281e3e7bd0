"""XES event logs: markup → attributes of whole traces → rows of executions."""
