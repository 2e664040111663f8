"""The one table of what each part of the product keeps about a person."""

from zerek.core.personal import PersonalData
from zerek.core.transaction import REPLAYS
from zerek.exam.attempts.personal import ATTEMPTS
from zerek.identity.profile.personal import ACCOUNT

# In the order of erasure: the account last, since the others may need to read it.
PERSONAL_DATA: tuple[PersonalData, ...] = (ATTEMPTS, REPLAYS, ACCOUNT)
