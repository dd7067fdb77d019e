# Papers that disagree are refused at once, with every difference and what is still missing
day 2026-11-21
consignment A 2 milk-powder
set A list buyerName 钱乙
set A list buyerTelephone 19900009999
set A list.1 qty 1
set A list.1 totalPrice 150
send A order list
expect answer refused MAT-11 13127 MAT-12 130126 MAT-16 MAT-18 1322 INT-22 INT-23
expect A rejected 100
send A payment waybill
expect A rejected 100
expect quota A used 0 held 0
