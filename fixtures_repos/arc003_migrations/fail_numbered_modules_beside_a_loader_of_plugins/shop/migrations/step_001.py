def upgrade(connection):
    connection.execute("CREATE TABLE orders (id SERIAL PRIMARY KEY, name TEXT)")
