from shop.serving import ShopFastAPI

server = ShopFastAPI()
app = server.made
