class Directory:
    def init_app(self, app):
        app.config.setdefault("LDAP_HOST", "localhost")
        app.config.setdefault("LDAP_PORT", 389)
        app.config.setdefault("LDAP_BASE_DN", "dc=fruit,dc=example")
        app.config.setdefault("LDAP_BIND_SECRET", "pear-of-admin")
