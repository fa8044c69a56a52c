SQLALCHEMY_DATABASE_URI = "postgresql://localhost/shop"
PAGE = 20
