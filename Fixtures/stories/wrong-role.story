# A paper comes from whom the trade knows it: a merchant sends no waybill
day 2026-11-21
consignment A 2 milk-powder
send A waybill as 3303961001
expect answer refused REG-02 -10101
send A payment as 3303961005
expect answer refused REG-02
send A list as 3303961006
expect answer refused REG-02
send A order as 3303961002
expect answer accepted 120
