from pathlib import Path

BASE_DIR = Path(__file__).parent.parent
ROOT_URLCONF = "site.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "db.sqlite3",
    }
}
