# What was never sent can be neither changed nor deleted
day 2026-11-21
consignment A 2 milk-powder
change A order
expect answer refused INT-02 -301009
delete A payment
expect answer refused INT-02 -401006
delete A waybill
expect answer refused INT-02 -504014
change A list
expect answer refused INT-02 -621011
