"""Which part each module of an application plays, and where its queries stand."""
