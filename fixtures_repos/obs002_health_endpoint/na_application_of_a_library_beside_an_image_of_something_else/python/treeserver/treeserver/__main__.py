import csv
import sys

for row in csv.reader(sys.stdin):
    sys.stdout.write(row[0])
