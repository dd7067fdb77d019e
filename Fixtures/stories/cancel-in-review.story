# A list in review is cancelled: what it held is free again
day 2026-11-21
watch commodity 1901 yellow
consignment A 2 milk-powder
send A
expect A review 300
expect quota A used 0 held 320.00
cancel A
expect A cancelled
expect quota A used 0 held 0
