# Two pieces of one line are not a single article
day 2026-11-21
consignment A 2 watch
send A
expect answer refused QUO-01
expect A rejected 100
