def parts(cursor, queue):
    cursor.execute("select o.orderid, o.title, o.uid from orders o where o.open")
    for row in cursor.fetchall():
        cursor.execute("select note from notes where title='{}'".format(row[1]))  # expect: SEC102
        cursor.execute("select note from notes where title='{}'".format(row[2]))  # expect: SEC102
    cursor.execute("select count(*), orderid from orders")
    for row in cursor.fetchall():
        cursor.execute("select note from notes where title='{}'".format(row[1]))  # expect: SEC102
    for row in other(cursor):
        cursor.execute("select note from notes where title='{}'".format(row[0]))  # expect: SEC102


def other(cursor):
    return cursor.stored()
