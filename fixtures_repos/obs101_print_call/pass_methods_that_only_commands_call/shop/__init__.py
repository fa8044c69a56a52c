from shop.importing import import_orders, start_import
