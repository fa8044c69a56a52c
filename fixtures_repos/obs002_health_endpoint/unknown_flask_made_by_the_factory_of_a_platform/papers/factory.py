from museum_base.app import create_app_factory

create_app = create_app_factory("papers", blueprint_entry_points=["museum_base.blueprints"])
