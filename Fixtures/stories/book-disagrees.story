# What the book knows of an item the list must say too
day 2026-11-21
consignment A 1 milk-powder bonded
set A list.1 itemRecordNo 99
send A
expect answer refused BOK-01
consignment B 1 milk-powder bonded
set B list.1 itemRecordNo 2
send B
expect answer refused BOK-03 BOK-04
