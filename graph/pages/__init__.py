"""Pages for people: the relationship graph with the evidence behind every line."""

from .page import relationship_page, write_page

__all__ = ["relationship_page", "write_page"]
