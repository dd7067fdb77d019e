# Direct purchase: four papers that agree are released at once
day 2026-11-21
consignment A 2 milk-powder
send A
expect answer accepted released 800
# 300 of goods and 20 of freight: 320 x 13 % x 70 %
expect A released 800 tax 29.12
expect quota A used 320.00 held 0.00
expect guarantee A used 29.12 held 0.00
expect receipts A 120 800
