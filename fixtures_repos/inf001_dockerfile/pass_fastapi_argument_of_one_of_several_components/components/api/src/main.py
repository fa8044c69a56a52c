from fastapi import FastAPI
app = FastAPI()
@app.get("/items")
def items() -> list[str]:
    return []

if __name__ == "__main__":
    import uvicorn
    uvicorn.run(app)
