ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
