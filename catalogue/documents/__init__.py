"""The documents that are frozen when a version is published: pure Python, standard library only.

``values`` small values · ``unit`` and ``qualification`` the two documents · ``staff`` and ``assessment``
parts of the latter · ``codec`` JSON in and out · ``interchange`` the file that carries a whole printed
document · ``schema`` their JSON Schema.
"""

from .codec import DocumentFaults, Fault, canonical, decode, encode, fingerprint
from .qualification import QualificationDocument
from .unit import UnitDocument

__all__ = [
    "DocumentFaults",
    "Fault",
    "QualificationDocument",
    "UnitDocument",
    "canonical",
    "decode",
    "encode",
    "fingerprint",
]
