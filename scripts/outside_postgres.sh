#!/usr/bin/env bash
# Have an outside PostgreSQL (15 or later) for the tests that need one, and write where it is into the given file.
# Uses Debian's package; a cluster of its own in build/, on a private socket, without TCP. Leaves other clusters alone.
set -euo pipefail
target=$(realpath -m "$1")
mkdir -p "$(dirname "$target")"
if [ -z "$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null)" ] && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
echo "ECHODIARY_OUTSIDE_POSTGRES=$programs" > "$target"
echo "Outside PostgreSQL: $("$programs/postgres" --version)"
