async def upgrade(db):
    print("upgrading")  # expect: OBS101
