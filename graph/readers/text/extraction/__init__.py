"""Documents in, claims out: one document, many, or a file of claims that grows.

reader.py    one document by the rules, and by the network where asked
backends.py  what else reads and judges, behind one protocol
records.py   a claim as a plain JSON object
many.py      many documents, by one process or several
results.py   a file of claims that goes on where it was cut off
"""
