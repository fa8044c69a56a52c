import uvicorn

from shop.main import app

if __name__ == "__main__":
    uvicorn.run(app)
