# A draft is kept, holds nothing and wakes nobody until it is declared
day 2026-11-21
consignment A 2 milk-powder
set A list appStatus 1
set A payment appStatus 1
send A
expect answer accepted drafted 1
expect A drafted
expect quota A used 0 held 0
set A list appStatus 2
again A list
expect A waiting for payment
set A payment appStatus 2
again A payment
expect answer accepted 120
expect A released 800
