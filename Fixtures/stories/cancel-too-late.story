# No cancel of what was delivered, nor after the return window
day 2026-11-21
consignment A 2 milk-powder
consignment B 2 milk-powder
send A
send B
signed A
expect answer accepted
cancel A
expect answer refused CAN-02 -623005
advance 31 days
cancel B
expect answer refused CAN-02
expect B released
