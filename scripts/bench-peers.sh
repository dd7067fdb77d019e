#!/usr/bin/env bash
# Measures the library beside its peers in one run, and prints the ratios:
#
#   validation of a 621 message of 100 lists     xmllint --schema with the official XSD
#   verification of an SM2/SM3 signature         openssl speed sm2
#   reading a workbook of 100,000 rows           openpyxl
#
# A peer, or the official XSD in ../shared, that is absent is named and left out. Every figure is
# processor time, user and system, so that other work on the machine does not count; neither does
# starting a process nor compiling the schema.
set -euo pipefail
cd "$(dirname "$0")/.."
export SWIFT_BACKTRACE=enable=no
rows=${1:-100000}
work=.build/peers
xsd=${TONGGUAN_SHARED:-../shared}/spec/ceb/xsd/海关跨境进口业务节点报文定义202205.xsd

scripts/assemble.sh Benchmarks "$work/package"
swift build -c release --package-path "$work/package" --scratch-path "$work/build" \
    --product Peers -Xswiftc -enable-testing
mkdir -p "$work/data"
"$work/build/release/Peers" "$work/data" "$rows" | tee "$work/ours"
ours() { awk -v name="$1" '$1 == name { print $2 }' "$work/ours"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
row() { printf '| %s | %s | %s | %s |\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

echo
row "figure" "ours" "peer" "ratio"
row "---" "---" "---" "---"

bytes=$(ours message-bytes) us=$(ours validate-us)
mine=$(ratio "$bytes" "$us")
if ! command -v xmllint >/dev/null; then echo "xmllint is absent" >&2
elif [ ! -f "$xsd" ]; then echo "the official XSD is absent: $xsd" >&2
else
    # A hundred times less once: what is left is parsing and validating, 99 times.
    TIMEFORMAT='%U %S'
    seconds() { { time xmllint "$@" --noout --schema "$xsd" "$work/data/CEB621.xml" \
        >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'; }
    once=$(for _ in 1 2 3 4 5; do seconds; done | median)
    hundred=$(for _ in 1 2 3 4 5; do seconds --repeat; done | median)
    peer=$(awk -v b="$bytes" -v s="$hundred" -v o="$once" \
        'BEGIN { printf "%.1f", b * 99 / (s - o) / 1e6 }')
    row "check a 621 message of 100 lists, one core, MB/s" "$mine" "$peer (xmllint --schema)" \
        "$(ratio "$mine" "$peer")"
fi

beyond=$(($(ours verify-1-us) - $(ours canonical-and-digest-1-us)))
if ! command -v openssl >/dev/null; then echo "openssl is absent" >&2
else
    rate=$(for _ in 1 2 3; do
        openssl speed -seconds 1 sm2 2>/dev/null | awk '/CurveSM2/ { print $NF }'
    done | median)
    peer=$(awk -v r="$rate" 'BEGIN { printf "%.0f", 1000000 / r }')
    row "verify a signature beyond C14N and digest, us" "$beyond" \
        "$peer (openssl speed sm2, one verify)" "$(ratio "$beyond" "$peer")"
    row "verify a 621 message of 1 list, whole, us" "$(ours verify-1-us)" "$peer" \
        "$(ratio "$(ours verify-1-us)" "$peer")"
    row "verify a 621 message of 100 lists, whole, us" "$(ours verify-100-us)" "$peer" \
        "$(ratio "$(ours verify-100-us)" "$peer")"
fi

# The distribution's Python has the distribution's openpyxl.
python=$(for one in /usr/bin/python3 python3; do
    "$one" -c 'import openpyxl' 2>/dev/null && echo "$one" && break
done || true)
mine=$(awk -v r="$rows" -v u="$(ours workbook-read-us)" 'BEGIN { printf "%.0f", r * 1e6 / u }')
build=$(awk -v r="$rows" -v u="$(ours workbook-build-us)" 'BEGIN { printf "%.0f", r * 1e6 / u }')
if [ -z "$python" ]; then echo "python3-openpyxl is absent" >&2
else
    seconds=$("$python" - "$work/data/orders.xlsx" <<'PYTHON'
import sys, time, openpyxl
start = time.process_time()
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
cells = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell is not None)
print(time.process_time() - start)
PYTHON
)
    peer=$(awk -v r="$rows" -v s="$seconds" 'BEGIN { printf "%.0f", r / s }')
    row "read a workbook of $rows rows, rows/s" "$mine" "$peer (openpyxl, read only)" \
        "$(ratio "$mine" "$peer")"
    row "read it, make and check four papers a row, rows/s" "$build" "$peer (openpyxl only reads)" \
        "$(ratio "$build" "$peer")"
fi
