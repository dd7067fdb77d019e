# A sender's clock that is far off is worth a warning and never a refusal
day 2026-11-21
consignment A 2 milk-powder
set A order appTime 20200101000000
send A order
expect answer accepted 120 INT-04
send A payment waybill list
expect A released 800
