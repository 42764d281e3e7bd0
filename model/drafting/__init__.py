"""A draft while it is edited: operations on an SOP, each giving a new one."""
