# A paper that nothing relies on may be deleted, and sent again
day 2026-11-21
consignment A 2 milk-powder
send A order payment
delete A payment
expect answer accepted deleted
send A waybill list
expect A waiting for payment
again A payment
expect answer accepted
expect A released 800
delete A order
expect answer refused INT-03
delete A list
expect answer refused INT-03 -621012
