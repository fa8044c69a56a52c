import os

try:
    ORDERS = sorted(os.listdir("orders"))
except FileNotFoundError as error:
    print("there is no folder of orders", error)  # expect: OBS101
    ORDERS = []
