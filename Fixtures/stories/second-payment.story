# An order is paid once: a second payment is refused and names the first
day 2026-11-21
consignment A 2 milk-powder
send A payment
set A payment payTransactionId ZF-SECOND
send A payment
expect answer refused INT-05 -401007
