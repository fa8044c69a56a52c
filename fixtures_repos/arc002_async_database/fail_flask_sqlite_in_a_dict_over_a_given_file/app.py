from website.factory import create_app

app = create_app({"SECRET_KEY": "dev", "SQLALCHEMY_DATABASE_URI": "sqlite:///clients.sqlite"})
