#!/usr/bin/env bash
# Puts a package that measures or attacks the library together with the library's sources, by
# links: a package may not reach beyond its root. Nothing is built that they do not need.
#
#   scripts/assemble.sh Fuzz .build/fuzz/package
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD from=$1 to=$2

mkdir -p "$to/Sources"
find "$to/Sources" -type l -delete
cmp -s "$from/Package.swift" "$to/Package.swift" || cp "$from/Package.swift" "$to/Package.swift"
for target in Values CLibXML2 XML Messages COpenSSL CPKCS11 Signatures CZip CXLSXWriter Sheets; do
    ln -s "$root/Sources/$target" "$to/Sources/$target"
done
for folder in "$from"/Sources/*/; do
    name=$(basename "$folder")
    mkdir -p "$to/Sources/$name"
    find "$root/$from/Sources/$name" -type f -exec ln -s -t "$to/Sources/$name" {} +
done
