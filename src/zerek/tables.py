"""Every table of Zerek: importing this module fills `Base.metadata`."""

from zerek.core import audit, transaction
from zerek.exam.attempts import models as attempts
from zerek.exam.bank import models as bank
from zerek.exam.formats import models as formats
from zerek.exam.majors import models as majors
from zerek.identity import models as identity
from zerek.mail import models as mail
from zerek.school import models as school

__all__ = ["attempts", "audit", "bank", "formats", "identity", "mail", "majors", "school", "transaction"]
