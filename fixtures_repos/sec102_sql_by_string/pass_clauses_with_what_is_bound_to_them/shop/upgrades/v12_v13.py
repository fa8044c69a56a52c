def upgrade_v12_to_v13(cursor, table):
    cursor.execute(f"DELETE FROM {table} WHERE place IS NULL")
