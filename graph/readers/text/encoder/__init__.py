"""Judging pairs of mentions by a small network that has learnt it from marked texts.

pieces.py     a text as the network reads it: pieces of words, signs for mentions, markers for pairs
outlook.py    what it says of a pair
network.py    the network: an ONNX file of our own, run by onnxruntime
answering.py  the network as a backend of the judge, together with the rules and the classifier
named.py      who is named in a sentence; drafting.py claims where the rules are silent, unless what
saying.py     the sentence says of the deed keeps it from being one

The network is made by docs/encoder from marked texts of our own (data/gold/).
"""

from .network import Network, packaged_fingerprint, packaged_network

__all__ = ["Network", "packaged_fingerprint", "packaged_network"]
