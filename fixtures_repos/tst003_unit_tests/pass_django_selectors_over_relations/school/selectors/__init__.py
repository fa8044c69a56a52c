from .courses import *
