import sums

print sums.total([1, 2])
