exec uvicorn app.main:app
