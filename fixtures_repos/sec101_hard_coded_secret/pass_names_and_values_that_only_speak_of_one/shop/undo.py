from shop.conf import parser

KEY = parser.get("secret_keys", "suggested_tag_undo")
