"""How a service is deployed: its images, stacks, manifests and gateways."""
