# A payment that is changed to another order no longer pays the first one
day 2026-11-21
consignment A 2 milk-powder
consignment B 2 milk-powder
send A payment
set A payment orderNo YS0000000002
change A payment
expect answer accepted 120
send A order waybill list
expect A waiting for payment
