from hub.routers.router_services import SearchRouterServices

everything = [SearchRouterServices()]
