import os
import sys

try:
    ORDERS = sorted(os.listdir("orders"))
except FileNotFoundError as error:
    print("there is no folder of orders")
    print(error)
    sys.exit(1)
