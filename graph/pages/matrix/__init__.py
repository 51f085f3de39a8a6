"""The matrix: how each actor stands to each other one."""
