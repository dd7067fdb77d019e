# An enterprise that is not registered is refused on arrival, and its list waits for a right paper
day 2026-11-21
consignment A 2 milk-powder
set A order ebcCode 3303961014
send A order as 3303961002
expect answer refused REG-01 -10102
set A order ebcCode 3303961001
send A order as 3303961014
expect answer refused REG-01 -10102
send A payment waybill list
expect A waiting for order
send A order
expect A released 800
