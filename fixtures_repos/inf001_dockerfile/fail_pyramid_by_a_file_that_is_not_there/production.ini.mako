[app:main]
use = egg:shop
