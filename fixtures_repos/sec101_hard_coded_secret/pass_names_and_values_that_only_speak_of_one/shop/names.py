import enum
import re


class TokenType(enum.Enum):
    access_token = "shop_access_3f9a1c77d2e84b60"
    refresh_token = "shop_refresh_1b7d40e9c35f42a8"


class Settings:
    TOKEN_PREFIX = "shop_pat_"
    PASSWORD_RESET_URL = "https://shop.example.com/reset"
    SECRET_PATH = "/run/secrets/shop"
    API_KEY_HEADER = "X-Api-Key"
    LOGIN_PASSWORD = "********"
    DB_PASSWORD = "${DB_PASSWORD}"
    CLIENT_SECRET = "<your client secret>"
    SMTP_PASSWORD = ""
    LIMIT_OF_MAIL_TOKEN = "12/minute;90/hour"
    LIMIT_OF_API_TOKEN = "30 per 15 minutes, 400 per day"


FORGOT_PASSWORD = "Have you forgotten your password?"
INVALID_TOKEN = "The token is not valid."
PASSWORD_PATTERN = re.compile(r"^(?=.*\d).{8,}$")
password_field = "password"
token_type = "bearer"


def login(form, auth_method="client_secret_post"):
    if form["token"] == "none":
        return None
    return {"password": "required", "grant_type": "password", "auth_method": auth_method}

OLD_NAMES = {"REDIS_PASSWORD": "SHOP_REDIS_PASSWORD", "API_TOKEN": "SHOP_API_TOKEN"}
URLS_EXAMPLE = "mail://user:pass@domain.test, chat://tokena/tokenb, ..."
URLS_HINT = "mail://user:pass@domain.shop, chat://tokena/tokenb, ..."
DEV_PASSWORD = "open-sesame"


def given(credentials, text):
    header = "-----BEGIN PRIVATE KEY-----"
    password = credentials.get("password", "no password given")
    return password, text.startswith(header)

METHODS = {
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password": "password",
    "http://schemas.example/authenticationmethod/password": "password",
}

RENAMED = {"FERNET_KEY": "SHOP_CRY_KEY_VAL_ID_0"}
