from acme_platform.web import AcmeFastAPI

app = AcmeFastAPI(title="acme")


@app.get("/healthz")
async def healthz():
    return {"status": "ok"}
