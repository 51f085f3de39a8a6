"""What is given to be read, and what is said of it.

decoding.py   bytes as text
given.py      the texts of a file: plain, Markdown, HTML, JSON lines
screening.py  what is not to be read: other languages, a site's notices
document.py   a text as given, its hash and origin
likeness.py   texts that repeat an earlier one nearly word for word
values.py     what comes out: mentions in a document, claims with their mentions
"""
