# Red: an officer opens the parcel, detains it and sends it back
day 2026-11-21
consignment A 2 milk-powder bonded
watch person A red
send A
expect answer accepted 500 inspection
expect stock milk-powder available 98 held 2
officer detain A
expect answer done detained 599
officer inspect A
expect A inspection 500
officer reject A
expect answer done rejected 100
expect issues A RSK-05
expect quota A used 0 held 0
expect stock milk-powder available 100 held 0
expect receipts A 120 500 599 500 100
