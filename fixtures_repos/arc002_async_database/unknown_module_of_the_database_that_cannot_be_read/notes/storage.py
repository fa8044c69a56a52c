import MySQLdb


def add():
    try:
        return MySQLdb.connect().cursor().execute("INSERT INTO notes VALUES (1)")
    except MySQLdb.Error, error:
        print error


def unfinished(:
