from django.urls import pathurlpatterns = [
    ...
    path("crates/", crates),
]
