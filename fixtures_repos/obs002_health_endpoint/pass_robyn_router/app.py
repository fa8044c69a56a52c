from robyn import Robyn, SubRouter

app = Robyn(__file__)
status = SubRouter(__file__, prefix="/internal")


@status.get("/health")
def health():
    return "ok"


app.include_router(status)

if __name__ == "__main__":
    app.start(port=8080)
