async def upgrade(db):
    print("upgrading")
