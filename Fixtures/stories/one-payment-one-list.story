# A payment and a waybill that one list relies on do not serve another merchant's list
day 2026-11-21
consignment A 2 milk-powder
send A
expect A released 800
set A order ebcCode 3303961009
set A list ebcCode 3303961009
set A list copNo QD-OTHER
send A order as 3303961009
expect answer accepted 120
send A list
expect answer refused INT-13 -621001
# The first list still keeps its papers.
set A waybill note 改
change A waybill
expect answer refused INT-03
expect quota A used 320.00 held 0
