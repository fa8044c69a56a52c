from service.core.cornice.service import Service

__all__ = ["Service"]


def includeme(config):
    config.add_directive("add_cornice_service", Service.register)
