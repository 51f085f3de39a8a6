"""Reading news text: who supports or opposes whom, each claim with its span.

A document becomes claims in this order, and imports go only upward in this list:

    documents    a file's texts; a text, its hash and origin; what comes out of reading it
    sentences    the parser, its mistakes mended; the words that carry claims
    naming       known names and newcomers: the cast of a document
    mentions     whom a noun phrase, "it", "the army" or "the group" means
    force        done, offered, denied, under a condition
    predicates   who does what to whom: one word of the lexicon, or several together
    leaning      words that merely lean, looser than the predicates
    drafting     when, according to whom; the words of a sentence become drafts of claims
    judging classifier encoder llm  how two given mentions stand: rules, learned weights, a network,
                 a language model
    extraction   drafts to claims, document by document; the same as JSON
    evaluation   what was read held against what people marked

spaCy is imported when a text is read, not before.
"""

from .documents.document import Document, publisher_called, read_document, read_documents
from .documents.values import ExtractedClaim, Extraction, Mention
from .extraction.reader import Reader, extract
from .extraction.records import to_record

__all__ = [
    "Document",
    "ExtractedClaim",
    "Extraction",
    "Mention",
    "Reader",
    "extract",
    "publisher_called",
    "read_document",
    "read_documents",
    "to_record",
]
