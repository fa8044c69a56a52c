from depot import deploy

application = deploy.load()
