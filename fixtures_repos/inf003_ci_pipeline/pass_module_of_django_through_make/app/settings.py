ROOT_URLCONF = "app.urls"
