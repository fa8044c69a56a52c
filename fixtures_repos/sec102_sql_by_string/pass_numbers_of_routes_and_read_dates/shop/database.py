import sqlite3


def cursor():
    return sqlite3.connect("shop.db").cursor()
