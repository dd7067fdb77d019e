# Day 45 still counts
day 2026-11-21
consignment A 2 milk-powder
send A
return A 1 of 1
advance 45 days
expect returns A applied
arrival A 1
expect answer done
expect guarantee A used 14.56
advance 1 days
expect bill A 14.56
