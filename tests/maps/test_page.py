import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.maps import page
from geo.maps.layers import Scene
from tests.story_by_hand import HOSTILE


@pytest.fixture
def html(scene: Scene) -> str:
    return page.standalone(scene, {"land": []})


def test_the_page_is_the_same_twice(scene: Scene, html: str) -> None:
    assert page.standalone(scene, {"land": []}) == html


def test_another_process_makes_the_same_page(root: Path) -> None:
    program = (
        "import hashlib; from geo.maps import page; print(hashlib.sha256(page.embedded('fr').encode()).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()

    assert made == hashlib.sha256(page.embedded("fr").encode()).hexdigest()


def test_the_page_asks_nothing_of_a_network(html: str) -> None:
    assert not re.search(r"<(?:script|link|img|iframe|object|embed)\b[^>]*\b(?:src|href|data)\s*=", html)
    assert "sourceMappingURL" not in html
    assert not re.search(r"url\((?!data:|#)[\"']?\w+[/.]", html)


def test_only_the_scripts_it_was_made_with_may_run(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    allowed = set(re.findall(r"'sha256-([^']+)'", policy[1]))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)

    assert {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts} == allowed
    assert "unsafe-inline" not in policy[1].split("style-src")[0]
    assert len(re.findall(r"<script\b", html)) == len(scripts) + 2  # the rest are two blocks of data


def test_hostile_text_is_data_in_the_page(html: str) -> None:
    assert HOSTILE not in html
    assert "49 }}" not in html
    data = re.search(r'id="calque-data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert HOSTILE[:30] in json.loads(data[1])["cards"]["e-hostile"]["title"]


def test_a_title_is_text(scene: Scene) -> None:
    from dataclasses import replace

    html = page.standalone(replace(scene, title="</title><script>1</script> {{7*7}} @calque-data@"), {})

    assert "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt; {{7*7}} @calque-data@</title>" in html


def test_a_reader_may_enlarge_the_page(html: str) -> None:
    assert "user-scalable" not in html


def test_the_page_tells_its_language(html: str) -> None:
    assert '<html lang="fr">' in html
