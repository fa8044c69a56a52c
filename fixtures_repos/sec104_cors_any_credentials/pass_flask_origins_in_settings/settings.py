CORS_ORIGINS = ["https://shop.example.org"]
