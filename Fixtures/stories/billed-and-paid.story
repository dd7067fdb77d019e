# After the return window the tax is billed; paid, the list is closed and the guarantee free
day 2026-11-21
consignment A 2 milk-powder
send A
advance 30 days
expect bill A none
advance 1 days
expect bill A 29.12
expect A released 800
return A 1 of 1
expect answer refused RET-06
expect guarantee A used 29.12
advance 5 days
pay A
expect answer done closed 899
expect A closed 899
expect guarantee A used 0 held 0
# The year's limit stays used.
day 2026-11-30
expect quota A used 320.00 held 0
pay A
expect answer refused TAX-04
expect receipts A 120 800 899
