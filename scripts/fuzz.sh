#!/usr/bin/env bash
# Feeds mutated inputs to everything that reads bytes of strangers, by libFuzzer.
#
#   scripts/fuzz.sh [inputs=1000000] [targets="message signature json stream workbook csv"]
#                   [parallel=1] [seed=1] [sanitize=fuzzer]
#
# Findings (crashes, inputs over a second, memory over a gibibyte) are kept in .build/fuzz/found;
# `.build/fuzz/build/release/Fuzz TARGET FILE` runs one again. What a campaign learns is kept in
# .build/fuzz/corpus and goes on from there the next time.
set -euo pipefail
cd "$(dirname "$0")/.."
export SWIFT_BACKTRACE=enable=no

inputs=1000000 targets="message signature json stream workbook csv" parallel=1 seed=1
sanitize=fuzzer
for word in "$@"; do
    case $word in
        inputs=*|targets=*|parallel=*|seed=*|sanitize=*) declare "${word%%=*}=${word#*=}" ;;
        *) echo "unknown: $word" >&2; exit 2 ;;
    esac
done

work=.build/fuzz
package=$work/package
mkdir -p "$work/found" "$work/log"
scripts/assemble.sh Fuzz "$package"
ln -s "$PWD/Sources/tongguan/Imports/CSVReader.swift" "$package/Sources/Fuzz/"
nice swift build -c release --package-path "$package" --scratch-path "$work/build" \
    --sanitize="$sanitize" --product Fuzz ${JOBS:+-j "$JOBS"}
fuzz=$PWD/$work/build/release/Fuzz

export TONGGUAN_SHARED=${TONGGUAN_SHARED:-$PWD/../shared}
export TONGGUAN_FUZZ_SEEDS=$PWD/$work/seeds TONGGUAN_FUZZ_FOUND=$PWD/$work/found
[ -d "$TONGGUAN_SHARED" ] || echo "no $TONGGUAN_SHARED: only our own seeds" >&2
[ -d "$work/seeds" ] || "$fuzz" seeds "$work/seeds"

run() {
    local target=$1
    mkdir -p "$work/corpus/$target"
    if nice "$fuzz" "$target" -runs="$inputs" -seed="$seed" -max_len=8192 -timeout=10 \
        -report_slow_units=1 -rss_limit_mb=1024 -malloc_limit_mb=512 -reload=0 \
        -print_final_stats=1 -artifact_prefix="$work/found/$target-" \
        "$work/corpus/$target" "$work/seeds/$target" >"$work/log/$target" 2>&1
    then echo "$target: $(summary "$target")"
    else echo "$target: FAILED, see $work/log/$target: $(summary "$target")"; return 1
    fi
}

summary() {
    { grep -hE '^(inputs|stat::(average_exec|number_of_exec|peak_rss))' "$work/log/$1" || true; } \
        | tr -s ' ' | sed 's/^stat:://' | paste -sd ';'
}

pids=()
for target in $targets; do
    while [ "$(jobs -rp | wc -l)" -ge "$parallel" ]; do sleep 1; done
    run "$target" &
    pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
exit "$failed"
