"""Whether somebody may act at this moment, as a condition inside a statement that writes.

The same rules as `access` holds to, for the one statement that has no time to ask first: the session lives, its owner
is neither banned nor erased, holds the role, and has a second factor where a role of theirs needs one. Both databases
understand it. Who does not pass is nobody's business here: the ordinary way tells them why.
"""

from collections.abc import Sequence

from zerek.identity.rules import Role


def listed(roles: Sequence[Role]) -> str:
    return ", ".join(f"'{Role(role).value}'" for role in roles)


def may_act(role: Role, second_factor_roles: Sequence[Role], *, session_id: str, user_id: str, now: str) -> str:
    """The condition; the last three are what the statement around it calls those."""
    needs_factor = f"""
        AND (s.second_factor OR NOT EXISTS (
            SELECT 1 FROM role_grants f WHERE f.user_id = s.user_id AND f.role IN ({listed(second_factor_roles)})))
    """  # noqa: S608 - composed of constants
    return f"""EXISTS (
        SELECT 1 FROM sign_in_sessions s JOIN users u ON u.id = s.user_id
        WHERE s.id = {session_id} AND s.user_id = {user_id} AND s.ended_at IS NULL AND s.expires_at > {now}
        AND u.erased_at IS NULL AND (u.banned_at IS NULL OR u.banned_until <= {now})
        AND EXISTS (SELECT 1 FROM role_grants g WHERE g.user_id = s.user_id AND g.role IN ({listed([role])}))
        {needs_factor if second_factor_roles else ""}
    )"""  # noqa: S608 - composed of constants
