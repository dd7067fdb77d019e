# A waiting list and its papers may be changed; a released one may not
day 2026-11-21
consignment A 2 milk-powder
send A order list
expect A waiting for payment waybill
set A order note 礼品
change A order
expect answer accepted 120
set A list note 礼品
change A list
expect answer waiting 2
send A payment waybill
expect A released 800
change A order
expect answer duplicate
set A order note 改
change A order
expect answer refused INT-03 -301011
set A list note 改
change A list
expect answer refused INT-03 -621012
