"""Find a Chromium for the browser tests, or install one; prints its path.

Order: CHROMIUM, the machine's own, Playwright's download, Debian's package (as root). Without one: with CI=true a
failure, else the browser tests are skipped and say so.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of a Chromium that is here, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _of_playwright()


def _of_playwright() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    for pattern in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium"):
        found = sorted(cache.glob(pattern))
        if found:
            return str(found[-1])
    return None


def install() -> None:
    """Try the ways to get one; each may fail quietly."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True)
    if find_chromium() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *words], check=False, capture_output=True, env=environment)


def main() -> int:
    """Find or install; say what came of it."""
    if find_chromium() is None:
        install()
    found = find_chromium()
    if found:
        print(f"Chromium: {found}")
        return 0
    print("No Chromium could be found or installed: the browser tests are skipped.", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    raise SystemExit(main())
