# The guarantee covers one list and not a second, until tax was paid
day 2026-11-21
guarantee 30.00
consignment A 2 milk-powder
consignment B 2 milk-powder
send A
expect A released 800
send B
expect answer refused GUA-01 1311
expect B rejected 100
expect quota B used 0 held 0
advance 31 days
pay A
expect answer done closed 899
again B list
expect B released 800
