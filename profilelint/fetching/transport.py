"""The way to the network that httpx takes here: guarded addresses, and one deadline for all.

httpx asks a transport, the transport a pool of httpcore, the pool a backend for connections. The
backend here resolves the name itself (see :mod:`.guard`) and lets no step take longer than what is
left of the time for the whole; a server that sends a byte now and then gains nothing.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from profilelint.fetching.guard import Guard, NotAllowed

_STEP = 5.0
"""Seconds after which the next address of a name is tried."""


class Deadline:
    """A point in time, so many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left.

        :raises TimeoutError: where there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


# The times that httpcore and httpx would allow a step are left alone: the deadline is for all.
# ruff: noqa: ARG002


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to the public addresses of a name, one after the other."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard, self._deadline = guard, deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port)
        for address in addresses:
            last = address == addresses[-1]
            left = self._deadline.left()
            try:
                stream = self._plain.connect_tcp(address, port, left if last else min(left, _STEP))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise AssertionError("a name that is let through has an address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """Those of the guard; the system's own search may take as long as it likes meanwhile."""
        found: list[list[str] | Exception] = []

        def look() -> None:
            try:
                found.append(self._guard.addresses(host, port))
            except (OSError, UnicodeError, NotAllowed) as error:
                found.append(error)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        thread.join(self._deadline.left())
        if not found:
            raise TimeoutError
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        if hasattr(self._parts, "close"):
            self._parts.close()


class Transport(httpx.BaseTransport):
    """A transport for one request, which goes nowhere but to addresses that the guard lets through.

    It raises what httpcore, the guard and the deadline raise: :class:`httpcore.NetworkError`,
    :class:`httpcore.ProtocolError`, :class:`httpcore.TimeoutException`, :class:`NotAllowed`,
    :class:`TimeoutError` and :class:`OSError`.
    """

    def __init__(self, guard: Guard, deadline: Deadline, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=1,
            retries=0,
            network_backend=_Backend(guard, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        self._pool.close()
