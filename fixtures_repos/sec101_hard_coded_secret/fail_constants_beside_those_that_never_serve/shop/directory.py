class Directory:
    def init_app(self, app):
        app.config.setdefault("LDAP_HOST", "ldap.fruit.org")
        app.config.setdefault("LDAP_PORT", 389)
        app.config.setdefault("LDAP_BASE_DN", "dc=fruit,dc=org")
        app.config.setdefault("LDAP_BIND_SECRET", "pear-of-admin")  # expect: SEC101


class Sessions:
    def init_app(self, app):
        app.config.setdefault("SESSION_HOST", "localhost")
        app.config.setdefault("SESSION_SECRET", "pear-of-sessions")  # expect: SEC101
