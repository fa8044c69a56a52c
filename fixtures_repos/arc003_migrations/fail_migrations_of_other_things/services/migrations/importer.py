def migrate(source):
    rows = [row.strip() for row in source]
    return rows
