from chat.stored import rooms

known = rooms()


async def begin(name):
    made = await known.insert_one({"name": name})
    return made.inserted_id


async def named(name):
    return await known.find_one({"name": name})
