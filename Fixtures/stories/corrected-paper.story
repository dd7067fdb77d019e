# After a refusal the paper that was wrong may be changed and the same list declared anew
day 2026-11-21
consignment A 2 milk-powder
set A payment amountPaid 319.00
send A
expect answer refused MAT-04 1332
set A payment amountPaid 320.00
change A payment
expect answer accepted 120
expect A rejected 100
again A list
expect A released 800 tax 29.12
