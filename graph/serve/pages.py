"""The files of a site, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class SiteFiles(StaticFiles):
    """Files within a folder; what is hidden there stays so."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)

    async def check_config(self) -> None:
        """A build moves the folder aside for a moment; what is not there then is not found."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The answer for a path.

        Raises:
            HTTPException: 404, nothing is there that may be seen; 405, another method than reading.
        """
        hidden = any(part.startswith(".") for part in path.split("/") if part != ".")
        if "\0" in path or "\\" in path or hidden:
            raise HTTPException(404)
        return await super().get_response(path, scope)
