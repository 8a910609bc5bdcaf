"""Fetching: what a page names by address comes from the line itself, so that no document carries it twice.

Pictures are made when WeasyPrint asks for them, one by one. It names them in the file after their address, which
therefore says nothing of the machine: the same input gives the same bytes.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from presswork.paint.placeholder import SCHEME
from presswork.paint.start import painter

Sources = Mapping[str, Callable[[], tuple[bytes, str]]]


def address(name: str) -> str:
    """Give the address of a picture by its name."""
    return f"{SCHEME}picture/{quote(name)}"


def fetcher(sources: Sources, fetched: list[str] | None = None) -> Any:
    """Give WeasyPrint a fetcher that knows the addresses of ``sources``, which give data and media type.

    ``fetched`` gets the addresses of all that it gives.
    """
    painter()  # whose first import is the quick one
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - slow to import

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if fetched is not None:
                fetched.append(url)
            if url not in sources:
                return super().fetch(url, headers)
            data, media = sources[url]()
            return URLFetcherResponse(url, data, {"Content-Type": media})

    return Fetcher()
