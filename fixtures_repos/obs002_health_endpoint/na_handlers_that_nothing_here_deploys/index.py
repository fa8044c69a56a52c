from crateserver.launch import launch

launch("depot.config")
