# The same paper again gets its first answer again, and nothing is counted twice
day 2026-11-21
consignment A 2 milk-powder
send A
send A
expect answer duplicate 800 released
again A order
expect answer duplicate 120
again A payment
expect answer duplicate 120
again A waybill
expect answer duplicate 120
again A list
expect answer duplicate 800
expect A released 800
expect quota A used 320.00 held 0
expect receipts A 120 800
