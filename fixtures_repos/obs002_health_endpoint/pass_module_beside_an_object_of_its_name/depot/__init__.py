from depot.views import Views

views = Views()
