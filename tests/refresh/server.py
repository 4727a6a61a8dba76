"""A server on this machine that can be told how to behave, and remembers what it was asked."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]


class Handler(BaseHTTPRequestHandler):
    """One request: what is to be done is looked up by the path."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:  # so named by Python's own server
        path = self.path.partition("?")[0]
        with self.server.lock:
            self.server.asked.append(
                (self.path, {name.lower(): value for name, value in self.headers.items()})
            )
            behave = self.server.behaviours.get(path, missing)
        try:
            behave(self)
        except (BrokenPipeError, ConnectionError):
            self.close_connection = True

    def do_CONNECT(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; ``content_length`` and other headers as they are wanted."""
        self.send_response(status)
        headers = {"content_length": str(len(body)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


Behaviour = Callable[[Handler], None]


class Server(ThreadingHTTPServer):
    """Listens on a free port of 127.0.0.1."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours: dict[str, Behaviour] = {}
        self.asked: list[tuple[str, Headers]] = []
        self.lock = threading.Lock()
        self.over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke is what some tests are about."""

    def address(self, path: str) -> str:
        """The address of ``path``."""
        return f"http://127.0.0.1:{self.server_port}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    """A server, until the block ends."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


@dataclass
class File:
    """Gives a body, as a good server does: with conditions and ranges, and marks unless told otherwise."""

    body: bytes
    etag: str = '"one"'
    kind: str = "text/csv"
    headers: Headers = field(default_factory=dict)

    def __call__(self, request: Handler) -> None:
        marks = {"etag": self.etag} if self.etag else {}
        if self.etag and request.headers.get("If-None-Match") == self.etag:
            request.answer(304, **marks)
            return
        span = request.headers.get("Range", "")
        if self.etag and span and request.headers.get("If-Range") == self.etag:
            begins = int(span.removeprefix("bytes=").removesuffix("-"))
            rest = f"bytes {begins}-{len(self.body) - 1}/{len(self.body)}"
            request.answer(206, self.body[begins:], content_range=rest, content_type=self.kind, **marks)
            return
        request.answer(200, self.body, content_type=self.kind, **marks, **self.headers)


def missing(request: Handler) -> None:
    request.answer(404, b"not here")


def status(number: int, **headers: str) -> Behaviour:
    return lambda request: request.answer(number, b"", **headers)


def silence(request: Handler) -> None:
    request.server.over.wait(5)
    request.close_connection = True


def reset(request: Handler) -> None:
    """Break the connection off without a word."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.shutdown(socket.SHUT_RD)
    request.connection.close()
    request.close_connection = True


def cut(body: bytes, after: int, etag: str = "") -> Behaviour:
    """The head of a whole answer and the first bytes of its body; then the connection ends."""

    def behave(request: Handler) -> None:
        marks = {"etag": etag} if etag else {}
        request.answer(200, body[:after], content_length=str(len(body)), content_type="text/csv", **marks)
        request.close_connection = True

    return behave


def cut_chunks(body: bytes, after: int) -> Behaviour:
    """A chunked body without its end."""

    def behave(request: Handler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(f"{after:x}\r\n".encode() + body[:after] + b"\r\n")
        request.close_connection = True

    return behave


def drip(body: bytes) -> Behaviour:
    """A byte now and then, for longer than anybody waits."""

    def behave(request: Handler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        for number in range(len(body)):
            request.wfile.write(body[number : number + 1])
            if request.server.over.wait(0.02):
                break
        request.close_connection = True

    return behave


def drip_head(request: Handler) -> None:
    """A head that never ends."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000):
        request.wfile.write(f"X-{number}: y\r\n".encode())
        if request.server.over.wait(0.02):
            break
    request.close_connection = True


def garbage(request: Handler) -> None:
    request.wfile.write(b"this is no HTTP\r\n\r\n")
    request.close_connection = True


def moved(to: str) -> Behaviour:
    return lambda request: request.answer(302, b"", location=to)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """The first request gets the first behaviour, and so on; the last one stays."""
    waiting = list(behaviours)

    def behave(request: Handler) -> None:
        with request.server.lock:
            now = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        now(request)

    return behave
