from definitions import connection, users

connection.execute(users.select())
connection.execute(users.delete())
