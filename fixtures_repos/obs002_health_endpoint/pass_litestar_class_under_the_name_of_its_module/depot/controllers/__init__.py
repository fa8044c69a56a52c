from .Health import HealthController as Health
from .Parcels import ParcelsController as Parcels
