from quart import Quart
from quart_db import QuartDB

app = Quart(__name__)
db = QuartDB(app, url="postgresql://localhost/shop")


@app.get("/ready")
async def ready():
    async with db.connection() as connection:
        await connection.execute("SELECT 1")
    return {"ready": True}
