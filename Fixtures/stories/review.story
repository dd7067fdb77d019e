# Yellow: an officer reads the papers and releases
day 2026-11-21
watch commodity 1901 yellow
consignment A 2 milk-powder
send A
expect answer accepted 300 review
expect A review 300 tax 29.12
expect quota A used 0 held 320.00
officer release A
expect answer done released 800
expect quota A used 320.00 held 0
expect receipts A 120 300 800
officer release A
expect answer refused RSK-04
