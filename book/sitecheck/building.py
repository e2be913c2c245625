# SPDX-License-Identifier: Apache-2.0
"""Builds the site with the pinned requirements, in an environment of its own."""

import hashlib
import os
import subprocess
import sys

OLDEST_PYTHON = (3, 11, 5)


class Untested(Exception):
    """The site could not be built for a reason that is not the site's fault."""


def build(root, venv, site, address=None):
    """Returns what is wrong, line by line; leaves the site, made for an address, in a folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if address:
        environment["PARLEY_SITE_URL"] = address + "/"
    python = prepared(venv, root / "book" / "requirements.txt")
    made = subprocess.run(
        [python, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)],
        cwd=root, env=environment, capture_output=True, text=True)
    return [] if made.returncode == 0 else (made.stdout + made.stderr).strip().splitlines()


def prepared(venv, requirements):
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = venv / "parley-requirements"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return str(python)
    if sys.version_info < OLDEST_PYTHON:
        raise Untested("the site is built with Python 3.11.5 or newer, this is " + sys.version.split()[0])
    print(f"  getting mkdocs into {venv} (about 20 MB)", flush=True)
    run([sys.executable, "-m", "venv", str(venv)])
    run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "-r", str(requirements)])
    stamp.write_text(wanted)
    return str(python)


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Untested(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
