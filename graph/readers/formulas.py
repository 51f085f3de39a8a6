"""What a spreadsheet takes for a formula, and texts made safe from it."""

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet runs."""


def inert(value: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> inert("=1+1")
    "'=1+1"
    """
    return f"'{value}" if value.lstrip().startswith(FORMULA) else value
