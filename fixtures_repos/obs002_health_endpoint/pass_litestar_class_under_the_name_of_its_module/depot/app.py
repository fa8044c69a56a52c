from litestar import Litestar

from depot.controllers import Health, Parcels

app = Litestar([Health, Parcels])
