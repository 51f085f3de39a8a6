"""Pages for people, which work offline and lead from every line to the claims behind it.

material              what all pages are made of, worked out once
telling             claims, pairs and actors in words
opening             the sentence, the lists and the strip that pages begin and end with
graph matrix timeline map actors claims sources     one folder a kind of page, whose `pages`
relation_pages analysis_page ontology_page          makes them: material -> Page
inline                one drawing for a notebook
templates static      how a page is laid out; style and scripts
site                  renders every page and puts them into place
"""
