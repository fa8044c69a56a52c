DB_USER = "user"
DB_NAME = "name"
DB_PASSWORD = "password"  # expect: SEC101
SECRET_KEY = "secret_key"  # expect: SEC101
