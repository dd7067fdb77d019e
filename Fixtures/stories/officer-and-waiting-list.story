# A list that waits for papers is nobody's to decide
day 2026-11-21
consignment A 2 milk-powder
send A list
officer release A
expect answer refused RSK-04
expect A waiting
