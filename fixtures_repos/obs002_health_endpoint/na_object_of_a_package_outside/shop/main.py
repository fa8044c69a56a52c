import fastapi
import work_platform

app = work_platform.connect(title="shop")
app.send(fastapi.__version__)
