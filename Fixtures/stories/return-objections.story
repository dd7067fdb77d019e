# What a return must respect: the list, its lines, and 30 days
day 2026-11-21
consignment A 2 milk-powder
send A
return A 1 of 1
arrival A 1 incomplete
expect answer done
expect returns A refused
arrival A 1
expect answer refused RET-09
advance 30 days
return A 1 of 1
expect answer accepted
advance 1 days
return A 1 of 1
expect answer refused RET-01 -625001
arrival A 7
expect answer unknown
