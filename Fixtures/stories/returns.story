# Partial returns add up to what was released, and give back exactly what was levied
day 2026-11-21
consignment A 3 milk-powder 1 nappies bonded
send A
# 466.5138 and 98.4862 with their freight: 42.45 and 8.96
expect A released 800 tax 51.41
expect quota A used 565.00 held 0
advance 3 days
return A 1 of 1
expect answer accepted 399 applied
expect quota A used 565.00
arrival A 1
expect answer done released
expect returns A arrived
expect stock milk-powder available 98
return A 3 of 1
expect answer refused RET-04
return A 2 of 1 1 of 2
expect answer accepted 399
return A 1 of 2
expect answer refused RET-04
arrival A 3
expect answer done
expect returns A arrived arrived
expect quota A used 0 held 0
expect guarantee A used 0 held 0
expect stock milk-powder available 100
expect stock nappies available 100
# Nothing is owed any more, so nothing is billed and the list is closed.
advance 28 days
expect bill A none
expect A closed 899
