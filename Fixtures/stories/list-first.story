# A list that comes first waits for three papers
day 2026-11-21
consignment A 2 milk-powder
send A list
expect answer waiting 2 INT-21 INT-22 INT-23
expect A waiting for order payment waybill
send A waybill payment
expect A waiting for order
send A order
expect A released 800
expect receipts A 2 120 800
