from flask import Flask

app = Flask(__name__)


@app.get("/things/0")
def thing_0():
    return 0

@app.get("/things/1")
def thing_1():
    return 1

@app.get("/things/2")
def thing_2():
    return 2

@app.get("/things/3")
def thing_3():
    return 3

@app.get("/things/4")
def thing_4():
    return 4

@app.get("/things/5")
def thing_5():
    return 5

@app.get("/things/6")
def thing_6():
    return 6

@app.get("/things/7")
def thing_7():
    return 7

@app.get("/things/8")
def thing_8():
    return 8

@app.get("/things/9")
def thing_9():
    return 9

@app.get("/things/10")
def thing_10():
    return 10

@app.get("/things/11")
def thing_11():
    return 11
