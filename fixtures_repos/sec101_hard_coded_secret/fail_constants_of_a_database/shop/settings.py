DB_USER = "user"
DB_NAME = "name"
DB_PASSWORD = "password"  # expect: SEC101
SECRET_KEY = "secret_key"  # expect: SEC101

CAPTCHA_SECRET = "9kQ00000zR7vT2mX4bN6"  # expect: SEC101
