import os

import confspirator
from confspirator import fields, groups

root = groups.ConfigGroup("shop")
root.register_child_config(fields.StrConfig("secret_key", required=True, secret=True))
root.register_child_config(fields.PortConfig("port", default=8000))

settings = confspirator.load_file(root, os.environ["SHOP_CONFIG"])
