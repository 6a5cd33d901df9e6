"""A web server on this machine, for tests of what is fetched: it serves what a test gives it, late or in part if asked."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Answer:
    """What a path gives: a body, how much of it really comes, a status, and after how long."""

    body: bytes = b""
    status: int = 200
    delay_s: float = 0.0
    sent: int | None = None
    kind: str = "application/octet-stream"


@dataclass
class Site:
    """A site and what it was asked: paths with their queries, the times, the user agents."""

    address: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def give(self, path: str, *answers: Answer) -> None:
        """What a path answers, request after request; the last answer stays."""
        self.answers[path] = list(answers)


@contextmanager
def serve() -> Iterator[Site]:
    """Serve a site while the block runs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            site.asked.append((url.path, parse_qs(url.query)))
            site.at.append(time.monotonic())
            site.agents.append(self.headers.get("User-Agent", ""))
            waiting = site.answers.get(url.path) or [Answer(status=404, body=b"not here")]
            answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            time.sleep(answer.delay_s)
            try:
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body[: answer.sent])
            except OSError:  # whoever asked has left
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
