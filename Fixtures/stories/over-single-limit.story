# More than 5,000 in one list, in several pieces, is refused and holds nothing
day 2026-11-21
consignment A 40 milk-powder
send A
expect answer refused QUO-01 -621005 100
expect A rejected 100
expect issues A QUO-01
expect quota A used 0 held 0
expect receipts A 100
