#!/usr/bin/env bash
# Unpack programs of a later Debian release (forky, which has Prometheus 3) beside the system, which is left as it is.
#
#   scripts/infra/debian.sh TARGET PACKAGE…     e.g. scripts/infra/debian.sh build/infra/debian prometheus gitleaks
#
# The programs are found under TARGET/usr/bin. Only the named packages are taken, without what they depend on: right for
# Go programs that need libc alone (prometheus, gitleaks, docker-compose), wrong for others. A package is taken once.
# The private configuration of apt takes the machine's own mirror, and has its own lists, cache and (empty) status.
set -euo pipefail

release=${DEBIAN_RELEASE:-forky}
target=$(realpath -m "$1"); shift
apt=$target/.apt
taken=$target/.taken
mkdir -p "$apt"/{lists/partial,cache/archives/partial,etc,downloads} "$taken"

missing=()
for package in "$@"; do test -e "$taken/$package" || missing+=("$package"); done
test ${#missing[@]} -gt 0 || exit 0

mirror=$(sed -nE 's/^(URIs: |deb (\[[^]]*\] )?)(https?:[^ ]+).*/\3/p' \
  /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -v security | head -1 || true)
test -n "$mirror" || { echo "No Debian mirror is set on this machine." >&2; exit 1; }
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] $mirror $release main" > "$apt/sources.list"
touch "$apt/status"
cat > "$apt/apt.conf" <<CONF
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "-";
Dir::State "$apt";
Dir::State::Lists "$apt/lists";
Dir::State::Status "$apt/status";
Dir::Cache "$apt/cache";
APT::Get::List-Cleanup "0";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
CONF

apt-get -c "$apt/apt.conf" update -qq
cd "$apt/downloads"
apt-get -c "$apt/apt.conf" download -qq "${missing[@]}" >/dev/null
for package in "${missing[@]}"; do
  archive=$(ls "${package}"_*.deb | sort -V | tail -1)
  dpkg-deb -x "$archive" "$target"
  touch "$taken/$package"
  echo "$archive"
done
