# A refused list is declared again, as new or as a change, and holds once
day 2026-11-21
consignment A 2 milk-powder
set A list buyerTelephone 19900009999
send A
expect answer refused MAT-12 130126
expect A rejected 100
set A list buyerTelephone 19900000001
again A list
expect answer accepted 800
expect A released 800
expect quota A used 320.00 held 0
expect receipts A 100 120 800
consignment B 2 milk-powder
set B list buyerTelephone 19900009999
send B
expect B rejected 100
set B list buyerTelephone 19900000002
change B list
expect B released 800
