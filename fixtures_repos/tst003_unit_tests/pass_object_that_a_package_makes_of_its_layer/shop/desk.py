from shop.services.prices import Prices

desk = Prices()
