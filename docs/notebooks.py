"""Run the notebooks from a clean kernel and keep what they show: `make notebooks`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SECONDS = 240
"""A cell may take so long."""
LARGEST = 50_000
"""Characters of an output as HTML that are kept; a drawing, with its library, is larger."""
LONGEST = 500
"""Characters of its plain text, which stands for it where HTML is not shown."""
_SCRATCH = re.compile(r"(/private)?/(var|tmp)/\S*?tmp\w+")


def run(file: Path) -> Any:
    """A notebook with the outputs of a clean kernel.

    Raises:
        CellExecutionError: a cell failed.
    """
    notebook: Any = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    commands = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([commands, os.environ["PATH"]])
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(file.parent)}},
    )
    client.execute()
    return notebook


def kept(notebook: Any) -> Any:
    """The same without what differs from run to run, and without what is too large to keep."""
    for cell in notebook.cells:
        if "outputs" in cell:
            cell["outputs"] = joined(cell["outputs"])
        for output in cell.get("outputs", []):
            if "text" in output:
                output["text"] = _SCRATCH.sub("…", output["text"])
            data = output.get("data", {})
            html = data.get("text/html", "")
            if len(html) > LARGEST:
                del data["text/html"]
            elif html:
                data["text/plain"] = data["text/plain"][:LONGEST]
    return notebook


def joined(outputs: Iterable[Any]) -> list[Any]:
    """Outputs with what was printed to one stream in one piece, however it came."""
    found: list[Any] = []
    for output in outputs:
        last = found[-1] if found else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last["text"] += output["text"]
        else:
            found.append(output)
    return found


def main() -> None:
    """Run the notebooks named on the command line, or all."""
    named = [Path(name) for name in sys.argv[1:]]
    for file in named or sorted(NOTEBOOKS.glob("*.ipynb")):
        print(file.name, flush=True)
        nbformat.write(kept(run(file)), file)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
