#!/bin/sh
# Hands the lead to another host before the disk of this one is full; run beside Patroni.
# A PostgreSQL that cannot grow its tables stays the leader and refuses every write: neither it nor
# Patroni sees a failure in that. The ballast is given up first, so that there is room to stop in order.
#
# usage: patroni-disk-guard.sh PATRONI_YML MEMBER DATA_FOLDER [RESERVE_MB [BALLAST_MB]]
set -u
config=$1 member=$2 folder=$3 reserve=${4:-1024} ballast=${5:-512}
file=$folder/ballast

free() { df --output=avail -m "$folder" | tail -n 1 | tr -d ' '; }
leads() { patronictl -c "$config" list -f json | grep -q "\"Member\": \"$member\".*\"Role\": \"Leader\""; }

while sleep 1; do
    if [ "$(free)" -lt "$reserve" ]; then
        rm -f "$file"
        if leads; then
            echo "$(date -u +%FT%TZ) $member: less than $reserve MB free, handing over"
            timeout 20 patronictl -c "$config" switchover --leader "$member" --force
        fi
    elif [ ! -e "$file" ] && [ "$(free)" -gt $((reserve + 2 * ballast)) ]; then
        fallocate -l "${ballast}M" "$file"
    fi
done
