"""What requests carry: the models of bodies, parameters of routes, paths and free text."""
