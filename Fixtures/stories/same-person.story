# One person, however the ID number is written: the order in full width, the list with a small x
day 2026-11-21
consignment A 2 milk-powder buyer 3
send A
expect A released 800
expect quota A used 320.00
