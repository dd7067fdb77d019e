# One article above 5,000 passes in full: duty, and VAT without the reduction
day 2026-11-21
consignment A 1 watch
send A
# 8,020: duty 10 % = 802.00; VAT 13 % of 8,822 = 1,146.86
expect A released 800 tax 1948.86
expect quota A used 8020.00 held 0
