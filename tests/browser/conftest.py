"""A real browser on a real server: no request may leave this machine, and none may fail.

Pictures of what the tests see go to ``screenshots/`` at the top of the checkout, which is not committed; look at them.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
WAIT_MS = 40_000
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _absent(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and these tests must not be skipped here")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, the machine's own or playwright's."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _absent("playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CALQUE_CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        except Error as error:
            _absent(f"Chromium does not start: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


class Watched:
    """What a page did that it should not have done."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []

    def assert_quiet(self) -> None:
        assert self.left == [], "requests that leave this machine"
        assert self.failed == [], "requests that failed"
        assert self.errors == [], "errors of the page"


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def context(browser: "Browser", watched: Watched) -> "Iterator[BrowserContext]":
    """A French visitor whose every request off this machine is refused."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    context.set_default_timeout(WAIT_MS)

    def refuse(route: Any) -> None:
        watched.left.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")), refuse)
    yield context
    context.close()


@pytest.fixture
def page(context: "BrowserContext", watched: Watched) -> "Page":
    page = context.new_page()
    watch(page, watched)
    return page


def watch(page: "Page", watched: Watched) -> None:
    """Note what a page does wrong."""
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: _given_up(request) or watched.failed.append(f"{request.url}: {request.failure}"),
    )
    page.on("response", lambda r: watched.failed.append(f"{r.url}: {r.status}") if r.status >= 400 else None)
    page.on("dialog", lambda dialog: (watched.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))


def _given_up(request: Any) -> bool:
    """Whether a frame was replaced before it had loaded: nothing failed, nobody wanted it any more."""
    return bool(request.is_navigation_request() and request.failure == "net::ERR_ABORTED")


@pytest.fixture
def photograph() -> "Callable[[Page, str], None]":
    """Take a picture of a page, under a name."""
    SCREENSHOTS.mkdir(exist_ok=True)

    def take(page: "Page", name: str) -> None:
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return take


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a dashboard, started as a user starts it; $CALQUE_SERVER is one that already runs."""
    if running := os.environ.get("CALQUE_SERVER"):
        yield running
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "geo", "dashboard", "--no-open", "--port", str(port)]
    home = tempfile.mkdtemp(prefix="calque-test-")
    environment = {**os.environ, "CALQUE_HOME": home, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(20)
            shutil.rmtree(home, ignore_errors=True)


def _await(address: str, process: "subprocess.Popen[bytes]", log: Any) -> None:
    for _ in range(240):
        if process.poll() is not None:
            log.seek(0)
            pytest.fail(f"the dashboard did not start: {log.read().decode(errors='replace')[-2000:]}")
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the dashboard does not answer at {address}")
