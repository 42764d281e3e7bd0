"""BPMN 2.0 files: their elements, their flows without what is no step, their steps."""
