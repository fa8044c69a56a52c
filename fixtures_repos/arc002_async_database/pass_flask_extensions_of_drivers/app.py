import os

from flask import Flask, request
from flask_mysqldb import MySQL

app = Flask(__name__)
app.config["MYSQL_HOST"] = os.environ["MYSQL_HOST"]
mysql = MySQL(app)


@app.post("/orders")
def order():
    cursor = mysql.connection.cursor()
    cursor.execute("INSERT INTO orders (name) VALUES (%s)", (request.json["name"],))
    mysql.connection.commit()
    return "", 201
