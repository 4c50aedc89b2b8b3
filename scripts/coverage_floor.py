"""Hold the coverage: at least 85 % of lines and branches, and never lower than the figure that was committed last."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

FLOOR_FILE = Path("tests/coverage_floor.txt")
LEAST = 85.0


def measured(report: Path) -> float:
    """Percent of lines and branches together, of a Cobertura report that our own run wrote."""
    root = ET.parse(report).getroot()  # noqa: S314 - written by coverage.py a moment ago
    covered = int(root.attrib["lines-covered"]) + int(root.attrib["branches-covered"])
    valid = int(root.attrib["lines-valid"]) + int(root.attrib["branches-valid"])
    return 100 * covered / valid


def main() -> int:
    """Compare with the floor; say how to raise it."""
    now = measured(Path(sys.argv[1]))
    floor = max(LEAST, float(FLOOR_FILE.read_text())) if FLOOR_FILE.exists() else LEAST
    print(f"Coverage {now:.2f} %, floor {floor:.2f} %")
    if now < floor:
        print("Coverage fell below the floor: test what was added.", file=sys.stderr)
        return 1
    if now > floor + 0.5:
        print(f"It may be raised: echo {now - 0.2:.1f} > {FLOOR_FILE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
