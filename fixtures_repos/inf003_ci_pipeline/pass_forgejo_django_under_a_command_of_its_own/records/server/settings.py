ROOT_URLCONF = "records.server.urls"
