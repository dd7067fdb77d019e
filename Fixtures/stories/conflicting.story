# Other content under the same number is refused by name, and the first paper stands
day 2026-11-21
consignment A 2 milk-powder
send A
set A order buyerTelephone 19900009999
again A order
expect answer refused INT-01 -301010
set A payment amountPaid 1.00
again A payment
expect answer refused INT-01 -401007
set A waybill consignee 钱乙
again A waybill
expect answer refused INT-01 -504015
set A list note 另一份
again A list
expect answer refused INT-01 -621004
expect A released -621004 tax 29.12
expect receipts A 120 800 -621004
