"""The page in a browser: axe-core finds nothing to mend, on a phone and on a desk, by day and by night.

The page stands in a frame of the width that is tried, as a browser's own window is never narrower than 500 px; what axe
found is written into the document, which the browser prints.
"""

import html
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--virtual-time-budget=20000"]
RUN = """<script>addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(
found => parent.postMessage(JSON.stringify([matchMedia('(prefers-color-scheme: dark)').matches,
innerWidth, document.documentElement.scrollWidth, found.passes.length,
found.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 120))])]), '*')))</script>"""
FRAME = """<!DOCTYPE html><meta name="color-scheme" content="light dark"><title>axe</title><pre id="found"></pre>
<script>
addEventListener('message', event => { document.getElementById('found').textContent = event.data })</script>
<iframe width="WIDTH" height="900" style="border:0" srcdoc="PAGE"></iframe>"""


def printed(page: Path, room: Path, night: bool) -> str:
    """Open a page and give the document as it stands at the end; the browser is ended by its own group's id."""
    scheme = f"--blink-settings=preferredColorScheme={int(not night)}"
    command = [BROWSER, *FLAGS, scheme, f"--user-data-dir={room}", "--dump-dom", page.as_uri()]
    browser = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return browser.communicate(timeout=90)[0].decode()
    finally:
        if browser.poll() is None:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


@pytest.mark.skipif(not BROWSER, reason="NO CHROMIUM: the web page was not put to axe-core")
@pytest.mark.parametrize(("width", "night"), [(320, False), (1280, False), (320, True)])
@pytest.mark.parametrize("name", ["publication.html", "release.html", "facts.html"])
def test_axe_finds_nothing(kit, tmp_path, name, width, night):
    """No rule of axe-core is broken, and nothing is wider than the window."""
    spec = importlib.util.find_spec("axe_core_python")
    axe = next(Path(spec.submodule_search_locations[0]).rglob("axe.min.js")).read_text(encoding="utf-8")
    page = kit[name].decode().replace("</head>", f"<script>{axe}</script>{RUN}</head>")
    frame = tmp_path / "frame.html"
    frame.write_text(FRAME.replace("WIDTH", str(width)).replace("PAGE", html.escape(page)), encoding="utf-8")
    text = re.search(r'<pre id="found">(.*?)</pre>', printed(frame, tmp_path / "browser", night), re.DOTALL)[1]
    dark, inner, wide, passes, violations = json.loads(html.unescape(text))
    assert [] == violations
    assert (night, width, True, True) == (dark, inner, wide <= width, passes > 10)
