"""The first page: a drawing of who supports and opposes whom, with the evidence beside it."""
