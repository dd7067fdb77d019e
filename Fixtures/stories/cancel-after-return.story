# No cancel once a return has begun; none is needed either
day 2026-11-21
consignment A 2 milk-powder
send A
return A 1 of 1
expect answer accepted 399
cancel A
expect answer refused CAN-03 -623005
expect A released
