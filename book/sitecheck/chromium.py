# SPDX-License-Identifier: Apache-2.0
"""One tab of a headless Chromium, driven over its debugging pipe with the standard library only."""

import json
import os
import select
import subprocess
import tempfile
import time

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
LIMIT_SECONDS = 20


class Refused(OSError):
    """Chromium did not do what it was told, for example because the page went away meanwhile."""


class Chromium:
    def __init__(self, program):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        ours, theirs = os.pipe(), os.pipe()
        self._read, self._write = theirs[0], ours[1]
        reads, writes = os.dup(ours[0]), os.dup(theirs[1])

        def wire():  # Chromium reads commands from descriptor 3 and answers on 4.
            high = os.dup(reads), os.dup(writes)
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self._folder.name}"], pass_fds=(3, 4), preexec_fn=wire,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for descriptor in (*ours[:1], *theirs[1:], reads, writes):
            os.close(descriptor)
        self._buffer, self._next, self._session = b"", 0, None
        self.requests, self._errors, self._loaded = [], [], False

    def __enter__(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(domain + ".enable")
        return self

    def __exit__(self, *failure):
        self._process.terminate()
        self._process.wait(LIMIT_SECONDS)
        os.close(self._read)
        os.close(self._write)
        self._folder.cleanup()

    def call(self, method, **parameters):
        self._next += 1
        message = {"id": self._next, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + LIMIT_SECONDS
        while True:
            answer = self._receive(end, method)
            if answer.get("id") == self._next:
                if "error" in answer:
                    raise Refused(f"Chromium refused {method}: {answer['error']['message']}")
                return answer["result"]
            self._note(answer)

    def _receive(self, end, what):
        while b"\0" not in self._buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._read], [], [], left)[0]:
                raise OSError(f"Chromium gave no answer to {what} in {LIMIT_SECONDS} seconds")
            data = os.read(self._read, 1 << 20)
            if not data:
                raise OSError("Chromium ended")
            self._buffer += data
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, event):
        method, values = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self._errors.append(values["exceptionDetails"].get("exception", {}).get("description", "error"))
        elif method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self._errors.append(values["entry"]["text"] + " " + values["entry"].get("url", ""))

    def open(self, address):
        self._loaded = False
        self.call("Page.navigate", url=address)
        end = time.monotonic() + LIMIT_SECONDS
        while not self._loaded:
            self._note(self._receive(end, "load " + address))

    def evaluate(self, script):
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def until(self, condition, seconds=LIMIT_SECONDS):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.evaluate(condition):
                    return True
            except Refused:
                pass  # The page is changing: ask the next one.
            select.select([], [], [], 0.02)
        return False

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def prefers(self, theme):
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": theme}])

    def picture(self):
        return self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]

    def errors(self):
        found, self._errors = self._errors, []
        return found
