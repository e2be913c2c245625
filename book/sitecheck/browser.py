# SPDX-License-Identifier: Apache-2.0
"""Looks at the site in a real browser, served on loopback, with every other host unreachable."""

import base64
import functools
import http.server
import shutil
import threading
from pathlib import Path
from urllib.parse import urlsplit

from sitecheck.chromium import Chromium

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
THEMES = {"light": "default", "dark": "slate"}
WIDER = """[...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)
  .slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className).join(', ')"""


def find():
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((path for path in map(shutil.which, names) if path), None)


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(site):
    """A server for the folder, on loopback and a free port, before the folder is filled."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, name="site", daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def check(chromium, site, origin, screenshots):
    """Returns what is wrong, a sentence each."""
    if not chromium:
        return ["no Chromium or Chrome on the PATH, and CI=true asks for one"]
    with Chromium(chromium) as tab:
        problems = []
        for path in addresses(site):
            problems += look(tab, origin, path, screenshots)
        problems += uses(tab, origin)
        return problems + asked_outside(tab, origin)


def addresses(site):
    return sorted("/" + file.relative_to(site).as_posix().removesuffix("index.html")
                  for file in Path(site).rglob("*.html") if file.name != "404.html")


def look(tab, origin, path, screenshots):
    """One page at every width; in every theme when pictures are wanted."""
    problems = []
    for theme in THEMES if screenshots else ("light",):
        fresh(tab, origin, path, theme)
        for width, size in WIDTHS.items():
            tab.size(*size)
            if not tab.until("document.documentElement.scrollWidth <= innerWidth", seconds=1):
                wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                problems.append(f"{path} scrolls sideways by {wide} pixels on a {width}: {tab.evaluate(WIDER)}")
            if screenshots:
                save(tab, screenshots, f"{path.strip('/').replace('/', '_') or 'index'}-{width}-{theme}")
    return problems + [f"{path}: {error}" for error in tab.errors()]


def fresh(tab, origin, path, theme):
    """Opens a page as a new visitor whose system prefers this theme."""
    tab.open("about:blank")  # An open page would remember the theme it was shown in.
    tab.call("Storage.clearDataForOrigin", origin=origin, storageTypes="local_storage")
    tab.prefers(theme)
    tab.open(origin + path)


def save(tab, folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(base64.b64decode(tab.picture()))


def uses(tab, origin):
    """Search finds, the toggle changes the theme, and a link opens without loading the page anew."""
    problems = []
    tab.size(*WIDTHS["desktop"])
    for theme, scheme in THEMES.items():
        fresh(tab, origin, "/", theme)
        if not tab.until(f"document.body.dataset.mdColorScheme === '{scheme}'"):
            problems.append(f"a reader whose system is {theme} does not get the scheme {scheme}")
    fresh(tab, origin, "/", "light")
    tab.evaluate("""document.querySelector('[data-md-toggle=search]').click();
        const box = document.querySelector('[data-md-component=search-query]');
        box.focus(); box.value = 'half-close';
        box.dispatchEvent(new KeyboardEvent('keyup', {key: 'e'}));""")
    if not tab.until("document.querySelectorAll('.md-search-result__item').length > 0"):
        problems.append("the search finds nothing for 'half-close'")
    tab.open(origin + "/")
    tab.evaluate("document.querySelector('label[for=__palette_1]').click()")
    if not tab.until("document.body.dataset.mdColorScheme === 'slate'"):
        problems.append("the toggle does not switch to dark")
    if not any(instant(tab, origin) for _ in range(3)):
        problems.append("instant navigation loads the page anew")
    return problems + [f"using the site: {error}" for error in tab.errors()]


def instant(tab, origin):
    """Whether a link changes the page without loading a new one. It does once the sitemap is there."""
    tab.open(origin + "/")
    tab.until("performance.getEntriesByType('resource').some(e => e.name.endsWith('/sitemap.xml') && e.responseEnd)")
    tab.evaluate("""window.sameDocument = true;
        document.querySelector('.md-footer__link--next').click()""")
    tab.until("location.pathname !== '/'")
    return tab.evaluate("window.sameDocument === true")


def asked_outside(tab, origin):
    ours = urlsplit(origin).netloc
    return [f"the browser was sent to {address}" for address in sorted(set(tab.requests))
            if urlsplit(address).scheme not in ("data", "blob") and urlsplit(address).netloc != ours]
