import uvicorn

uvicorn.run("watermarks.server:application_factory", factory=True, host="0.0.0.0")
