from blacksheep import Application

app = Application()


@app.router.get("/health")
async def health():
    return "ok"
