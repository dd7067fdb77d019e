# Bonded import: sold out of the book, which is written down
day 2026-11-21
consignment A 2 milk-powder 1 wine bonded
expect stock milk-powder available 0
send A
# 312.2951 of milk powder: VAT 28.42; 195.7049 of wine: consumption tax 15.22, VAT 19.79
expect A released 800 tax 63.43
expect stock milk-powder available 98 used 2 held 0
expect stock wine available 99
expect quota A used 508.00 held 0.00
