"""Who may see and change which questions: moderators all of them, teachers those that they wrote."""

from typing import Annotated

from sqlalchemy import Select, select

from zerek.exam.bank.models import Question
from zerek.identity.access import Actor, require
from zerek.identity.rules import Role

CurrentAuthor = Annotated[Actor, require(Role.TEACHER, Role.MODERATOR, Role.ADMIN)]


def moderates(actor: Actor) -> bool:
    return actor.is_any(Role.MODERATOR, Role.ADMIN)


def visible_questions(actor: Actor) -> Select[Question]:
    """To see a question here is to see its key, hence not even colleagues of its author do."""
    query = select(Question)
    return query if moderates(actor) else query.where(Question.author_id == actor.user_id)
