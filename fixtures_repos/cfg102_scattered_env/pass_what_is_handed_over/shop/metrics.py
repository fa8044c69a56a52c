from prometheus_client import Info

environment_info = Info("environment", "What the service was started with")
