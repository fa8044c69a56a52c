import sys
from pprint import pprint

from fastapi import FastAPI

app = FastAPI()


@app.get("/stock")
def stock():
    pprint({"stock": 1})  # expect: OBS101
    pprint({"stock": 1}, sys.stdout)  # expect: OBS101
    print({"stock": 1}, "counted")  # expect: OBS101
    print("Counting", end=" ")
    print("done")
    print("counted")  # expect: OBS101
    return sell(1)


def sell(number):
    print("Selling", end=" ")
    print(number)  # expect: OBS101
    return number
