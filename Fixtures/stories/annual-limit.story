# The year's 26,000 of a person is one sum over all lists, however the lists come
day 2026-11-21
consignment A 1 watch buyer 7
consignment B 1 watch buyer 7
consignment C 1 watch buyer 7
consignment D 1 watch buyer 7
send A
send B
send C
expect C released 800
expect quota C used 24060.00 held 0
send D
expect answer refused QUO-02 1313
expect D rejected 100
expect quota D used 24060.00 held 0
# Next year is another year, and a refused list may be declared again.
day 2027-01-01
again D list
expect D released 800
expect quota D used 8020.00 held 0
