def upgrade(connection):
    connection.execute("ALTER TABLE orders ADD COLUMN paid BOOLEAN")
