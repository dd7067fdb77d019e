# Goods that retail import does not admit, and goods that no tariff knows
day 2026-11-21
consignment A 2 milk-powder
set A list.1 gcode 2402200000
send A
expect answer refused POS-01
expect A rejected 100
consignment B 2 milk-powder
set B list.1 gcode 0101210090
send B
expect answer refused TRF-01
expect B rejected 100
