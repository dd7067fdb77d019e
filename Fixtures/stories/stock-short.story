# The book does not cover the quantity until goods come in
day 2026-11-21
consignment A 20 milk-powder bonded
consignment B 30 milk-powder bonded
consignment C 30 milk-powder bonded
consignment D 30 milk-powder bonded
send A
send B
send C
send D
expect answer refused BOK-02
expect stock milk-powder available 20
deliver 50 milk-powder
expect answer accepted 120
expect stock milk-powder available 70
again D list
expect D released 800
expect stock milk-powder available 40
