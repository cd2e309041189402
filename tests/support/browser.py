"""A browser without a window, which draws a page of ours, cut off from every network."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = "no Chromium is installed here"
HANG_S = 120

LIGHT, DARK = "1", "0"
"""What Blink calls the colour schemes that a person may prefer."""


def browse(page: Path, *options: str, width: int = 1280, height: int = 1000, scheme: str = LIGHT) -> str:
    """Open a page and do what options say, such as `--dump-dom`; give what was printed."""
    assert BROWSER is not None
    with tempfile.TemporaryDirectory(prefix="prep-browser-", ignore_cleanup_errors=True) as folder:
        command = [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--hide-scrollbars",
            f"--user-data-dir={folder}",
            "--proxy-server=127.0.0.1:9",
            f"--window-size={width},{height}",
            f"--blink-settings=preferredColorScheme={scheme}",
            *options,
            page.as_uri(),
        ]
        environ = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environ,
            text=True,
            start_new_session=True,
        )
        try:
            return process.communicate(timeout=HANG_S)[0]
        finally:
            # Its helpers too, which may outlive it by a moment.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
