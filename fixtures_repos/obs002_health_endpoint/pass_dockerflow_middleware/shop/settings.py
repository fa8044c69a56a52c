ROOT_URLCONF = "shop.urls"
MIDDLEWARE = ["dockerflow.django.middleware.DockerflowMiddleware"]
