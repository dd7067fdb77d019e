# A paper that breaks its field table is refused alone
day 2026-11-21
consignment A 2 milk-powder
set A order acturalPaid 319.00
send A order
expect answer refused -301008
send A payment waybill list
expect A waiting for order
set A order acturalPaid 320.00
again A order
expect A released 800
