#!/usr/bin/env bash
# Installs the Debian packages of packages.txt that are missing, and nothing else.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v swift >/dev/null; then
    echo "Swift 6.2 or later is needed, see https://www.swift.org/install" >&2
    echo "需要 Swift 6.2 或更高版本，见 https://www.swift.org/install" >&2
    exit 1
fi

missing=()
while read -r package _; do
    case $package in ''|'#'*) continue ;; esac
    state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    [ "$state" = "install ok installed" ] || missing+=("$package")
done < "$here/packages.txt"

[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing: ${missing[*]}"
run=()
[ "$(id -u)" -eq 0 ] || run=(sudo)
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
