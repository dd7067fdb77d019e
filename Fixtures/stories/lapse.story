# Goods that have not come back by day 45 stay sold: the return lapses and the tax is billed
day 2026-11-21
consignment A 2 milk-powder
send A
advance 10 days
return A 2 of 1
advance 30 days
expect bill A none
expect returns A applied
advance 6 days
expect returns A lapsed
expect bill A 29.12
arrival A 1
expect answer refused RET-09
