# Exactly 5,000.00 is within the limit
day 2026-11-21
consignment A 30 milk-powder 1 nappies 2 wine
# 4,500 + 95 + 376 of goods and 29 of freight
set A order freight 29
set A order acturalPaid 5000
set A payment amountPaid 5000
set A list freight 29
send A
expect A released 800
expect quota A used 5000.00 held 0
