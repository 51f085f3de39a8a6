"""Judging a given pair by what was learned from judged ones.

features.py   what is seen of a pair; words.py its words, surroundings.py their order; no names
linear.py     weights of features for the answers to one question
model.py      the four questions of a judgement, and their file: plain JSON, safe to load
training.py   a model from judged pairs, by scikit-learn
answering.py  a model as a backend of the judge, together with the rules
"""

from .answering import Classifier
from .model import Model, packaged_model, read_model

__all__ = ["Classifier", "Model", "packaged_model", "read_model"]
