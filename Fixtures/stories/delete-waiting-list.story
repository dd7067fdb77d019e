# A waiting list may be deleted and declared again as new
day 2026-11-21
consignment A 2 milk-powder
send A list
delete A list
expect answer accepted deleted
expect A deleted
send A order payment waybill
expect A deleted
again A list
expect A released 800
expect quota A used 320.00 held 0
