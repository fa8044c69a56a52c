async def upgrade(db):
    return "CREATE TABLE note (id SERIAL)"


async def downgrade(db):
    return "DROP TABLE note"
