"""A procedure as BPMN 2.0: its graph, its picture, its XML."""
