import sys

from depot.ratings.judge import judge

print(judge(sys.argv[1]))
