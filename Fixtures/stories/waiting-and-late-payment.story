# A list that came before the payment waits for it, and is released when it comes
day 2026-11-21
consignment A 2 milk-powder
send A order list
expect answer waiting 2 INT-22 INT-23 -401001
expect A waiting for payment waybill
expect quota A used 0 held 0
send A waybill
expect A waiting for payment
send A payment
expect answer accepted 120
expect A released 800 tax 29.12
expect receipts A 2 120 800
