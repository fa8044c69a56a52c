QUEUE_USER = "shop_user"
QUEUE_NAME = "shop_name"
QUEUE_PASSWORD = "shop_password"  # expect: SEC101

CONNECTION = {
    "queue_name": "shop-orders",
    "queue_password": "orders-password",  # expect: SEC101
    "size": 5,
}
