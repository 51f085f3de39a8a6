"""Pages for people, which work offline and lead from every line to the claims behind it.

material            what all pages are made of, worked out once
  words, evidence, dossiers, profiles, doubts, tallies     claims, pairs, actors in words
  drawing, layout                                          what the drawing shows, and where
graph, ...          one module a kind of page: material -> pages
templates/ static/  how a page is laid out; style and scripts, shared by all pages
site                renders every page and puts them into place
"""

from .site import write_site

__all__ = ["write_site"]
