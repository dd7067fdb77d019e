# A released list is cancelled: quota, guarantee and stock come back, and the order may be declared anew
day 2026-11-21
consignment A 2 milk-powder bonded
send A
expect stock milk-powder available 98
cancel A
expect answer accepted 399
expect A cancelled
expect quota A used 0 held 0
expect guarantee A used 0 held 0
expect stock milk-powder available 100
cancel A
expect answer refused CAN-04 -623009
again A list
expect A released 800
expect stock milk-powder available 98
