"""The picture of a series: its file is whole, or not there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...errors import InputError


def plot_file(path: Path) -> None:
    """Refuse what cannot become a picture, before anything is worked out.

    Raises:
        InputError: another ending, or no such folder.
        MissingExtraError: matplotlib is not installed.
    """
    from ...plots.sheet import FORMATS, style

    if path.suffix.lower() not in FORMATS:
        raise InputError(f"--plot {path}: a name that ends in {' or '.join(FORMATS)} expected")
    if not path.absolute().parent.is_dir():
        raise InputError(f"--plot {path}: there is no folder {path.parent}")
    with style():
        pass


def save_plot(figure: Any, path: Path) -> None:
    """Write a figure of matplotlib beside its place and move it there.

    Raises:
        InputError: it cannot be written.
    """
    from ...plots import save

    try:
        with TemporaryDirectory(dir=path.absolute().parent, prefix=".plot-") as folder:
            save(figure, made := Path(folder) / f"plot{path.suffix}")
            made.replace(path)
    except OSError as error:
        raise InputError(f"--plot {path} cannot be written: {error.strerror}") from None
