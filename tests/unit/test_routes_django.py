"""The route table of Django projects, REST framework and django-ninja."""

from __future__ import annotations

from prodready.project.routing.routes import Routes
from prodready.project.services.django_settings import DjangoSettings
from tests.unit.project_of import project, routes

SETTINGS = {"site/settings.py": "ROOT_URLCONF = 'site.urls'\nINSTALLED_APPS = []\n"}


def test_includes_concatenate_from_the_root() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/urls.py": """
                from django.urls import include, path, re_path
                from shop import views

                urlpatterns = [
                    path("", views.home),
                    path("shop/", include("shop.urls")),
                    re_path(r"^legacy/(?P<key>[0-9]+)/$", views.legacy),
                ]
            """,
            "shop/urls.py": """
                from django.urls import path
                from shop import views
                from shop.views import Detail

                app_name = "shop"
                urlpatterns = [path("items/", views.items), path("items/<int:pk>/", Detail.as_view())]
                urlpatterns += [path("late/", views.late)]
            """,
            "shop/views.py": """
                from django.views import View
                from django.views.decorators.http import require_GET, require_http_methods

                def home(request): ...

                @require_GET
                def items(request): ...

                @require_http_methods(["GET", "POST"])
                def legacy(request, key): ...

                def late(request): ...

                class Detail(View):
                    def get(self, request, pk): ...
                    def delete(self, request, pk): ...
            """,
        }
    )
    assert found == [
        "ANY / home",
        "ANY /shop/late/ late",
        "GET /shop/items/ items",
        "GET|DELETE /shop/items/<int:pk>/ Detail.get,Detail.delete",
        "GET|POST /legacy/<int:key>/ legacy",
    ]


def test_lists_tuples_spreads_and_wrappers() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": "def a(request): ...\ndef b(request): ...\ndef c(request): ...\ndef d(request): ...\n",
            "site/urls.py": """
                from django.conf.urls.i18n import i18n_patterns
                from django.urls import include, path
                from site import views

                extra = [path("b/", views.b)]
                api = ([path("c/", views.c)], "api")
                urlpatterns = [
                    *extra,
                    path("list/", include([path("a/", views.a)])),
                    path("tuple/", include(api)),
                ] + i18n_patterns(path("d/", views.d))
            """,
        }
    )
    assert found == ["ANY /b/ b", "ANY /d/ d", "ANY /list/a/ a", "ANY /tuple/c/ c"]


def test_a_list_that_is_filled_later_and_reduced() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": "def a(request): ...\ndef b(request): ...\n",
            "site/urls.py": """
                from functools import reduce
                from operator import add
                from django.urls import path
                from site import views

                one = [path("a/", views.a)]
                groups = [one]
                groups.append([path("b/", views.b)])
                urlpatterns = reduce(add, groups)
            """,
        }
    )
    assert found == ["ANY /a/ a", "ANY /b/ b"]


def test_urls_that_no_root_includes_are_left_out() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": "def a(request): ...\n",
            "site/urls.py": "urlpatterns = []\n",
            "lost/urls.py": "from django.urls import path\nfrom site import views\nurlpatterns = [path('a/', views.a)]\n",
        }
    )
    assert found == []


def test_urls_whose_includes_are_put_together_are_not_wired() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": "def a(request): ...\n",
            "site/urls.py": """
                from django.urls import include, path

                urlpatterns = [path("", include(f"{name}.urls")) for name in open("parts")]
                """,
            "lost/urls.py": "from django.urls import path\nfrom site import views\nurlpatterns = [path('a/', views.a)]\n",
        }
    )
    assert found == ["ANY /a/ a (unwired)"]


def test_rest_framework_routers_views_and_actions() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": """
                from rest_framework import viewsets
                from rest_framework.decorators import action, api_view
                from rest_framework.generics import ListAPIView
                from rest_framework.views import APIView

                class Users(viewsets.ModelViewSet):
                    @action(detail=True, methods=["post"], url_path="set-password")
                    def set_password(self, request, pk): ...

                    @action(detail=False)
                    def recent(self, request): ...

                class Reports(viewsets.ViewSet):
                    def list(self, request): ...
                    def create(self, request): ...

                class Status(APIView):
                    def get(self, request): ...

                class Names(ListAPIView): ...

                @api_view(["GET", "PUT"])
                def plain(request): ...
            """,
            "site/urls.py": """
                from django.urls import include, path
                from rest_framework.routers import DefaultRouter
                from site import views

                router = DefaultRouter()
                router.register(r"users", views.Users)
                router.register("reports", views.Reports, basename="reports")
                urlpatterns = [
                    path("api/", include(router.urls)),
                    path("status/", views.Status.as_view()),
                    path("names/", views.Names.as_view()),
                    path("plain/", views.plain),
                ]
            """,
        }
    )
    assert found == [
        "DELETE|GET|PATCH|POST|PUT /api/users/ Users",
        "GET /api/users/recent/ Users.recent",
        "GET /names/ Names",
        "GET /status/ Status.get",
        "GET|POST /api/reports/ Reports.list,Reports.create",
        "GET|PUT /plain/ plain",
        "POST /api/users/<pk>/set-password/ Users.set_password",
    ]


def test_ninja_routers_mount_below_the_api() -> None:
    found = routes(
        {
            **SETTINGS,
            "shop/api.py": """
                from ninja import Router

                router = Router()

                @router.get("/items/{key}")
                def item(request, key: int): ...
            """,
            "site/urls.py": """
                from django.urls import path
                from ninja import NinjaAPI
                from shop.api import router

                api = NinjaAPI()
                api.add_router("/shop/", router)

                @api.get("/health")
                def health(request): ...

                urlpatterns = [path("api/", api.urls)]
            """,
        }
    )
    assert found == ["GET /api/health health", "GET /api/shop/items/{key} item"]


def test_urls_of_packages_are_outside_with_their_prefix() -> None:
    found = project(
        {
            **SETTINGS,
            "site/urls.py": """
                from django.contrib import admin
                from django.urls import include, path
                from company.urls import core_urlpatterns

                urlpatterns = [
                    path("admin/", admin.site.urls),
                    path("ht/", include("health_check.urls")),
                    *core_urlpatterns,
                ]
            """,
        }
    )
    assert [(item.name, item.prefix) for item in found.get(Routes).outside] == [
        ("django.contrib.admin.site.urls", "/admin/"),
        ("health_check.urls", "/ht/"),
        ("company.urls.core_urlpatterns", "/"),
    ]
    assert found.get(DjangoSettings).modules == ("site/settings.py",)


def test_a_path_that_a_setting_decides_is_a_parameter_and_as_a_prefix_nothing() -> None:
    found = routes(
        {
            **SETTINGS,
            "site/views.py": "def a(request): ...\n",
            "site/urls.py": """
                import os
                from django.urls import include, path
                from site import views

                urlpatterns = [
                    path(os.environ["SECRET_PATH"], views.a),
                    path(os.environ["BASE"], include([path("a/", views.a)])),
                ]
            """,
        }
    )
    assert found == ["ANY /<?> a", "ANY /a/ a"]
