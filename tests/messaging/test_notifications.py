"""Notifications: rows, words, settings, mails and digests, on both databases."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, func, select, update

from house import House, Person
from zerek.core.clock import utc_now
from zerek.core.events import Event, publish
from zerek.core.i18n import LANGUAGES, has_text
from zerek.core.jobs import JobContext
from zerek.identity.models import User
from zerek.identity.rules import Role
from zerek.mail.models import OutgoingMail
from zerek.messaging.notifications import channels, jobs, mailing, rules, service
from zerek.messaging.notifications.kinds import TABLE, Group, MailChoice
from zerek.messaging.notifications.models import Notification
from zerek.messaging.notifications.rendering import Reader, render

NOON = datetime(2026, 3, 4, 7, 0, tzinfo=UTC)  # a Wednesday, 12:00 in Almaty


async def tell(
    house: House, kind: str, people: list[Person], now: datetime | None = None, key: str | None = None, **given: Any
) -> None:
    async with house.app.state.database.write() as session:
        told = Event(kind, [person.user_id for person in people], given, "/app/somewhere", key)
        await publish(session, told, now or utc_now())


def context_of(house: House) -> JobContext:
    return JobContext(house.app.state.database, house.app.state.kv, house.settings)


def mail_of(house: House) -> channels.Channel:
    return channels.Mail(house.settings, house.app.state.seals)


async def mails_to(house: House, person: Person, least: int = 0) -> list[OutgoingMail]:
    """Waits for that many: the house's own scheduler may have one in hand."""
    query = select(OutgoingMail).where(OutgoingMail.recipient == f"{person.username}@example.org")
    found: list[OutgoingMail] = []
    for _ in range(500):
        async with house.app.state.database.read() as session:
            found = list((await session.execute(query.order_by(OutgoingMail.id))).scalars())
        if len(found) >= least:
            break
        await asyncio.sleep(0.02)
    return found


async def choose(house: House, person: Person, quiet: tuple[str, str] | None = None, **groups: str) -> None:
    body = {
        "groups": [{"group": group, "page": True, "mail": mail} for group, mail in groups.items()],
        "quiet_hours": {"from": quiet[0], "until": quiet[1]} if quiet else None,
    }
    answer = await house.put(person, "/notifications/settings", body)
    assert answer.status_code == 200, answer.text


def quiet_now() -> tuple[str, str]:
    """From an hour ago until in an hour, to the minute, where people of the tests live."""
    now = utc_now().astimezone(rules.zone("Asia/Almaty"))
    begin, end = now - timedelta(hours=1), now + timedelta(hours=1)
    return begin.strftime("%H:%M"), end.strftime("%H:%M")


async def test_an_event_becomes_a_row_for_each_recipient_in_the_language_of_the_page_or_of_each(house: House) -> None:
    one, other, stranger = await house.person(locale="kk"), await house.person(locale="en"), await house.person()
    await tell(house, "exam.time_extended", [one, other, one], minutes=10, reason="a fire drill")
    of_the_account = {"Authorization": one.headers["Authorization"]}
    (mine,) = (await house.client.get("/api/v1/notifications", headers=of_the_account)).json()["items"]
    (on_the_page,) = (await house.get(one, "/notifications", headers={"Accept-Language": "ru"})).json()["items"]
    (theirs,) = (await house.get(other, "/notifications")).json()["items"]
    assert mine["title"] == "Сізге уақыт қосылды: 10 мин"
    assert on_the_page["title"] == "Вам добавили время: 10 мин"
    assert theirs["title"] == "You were given more time: 10 min"
    assert theirs["body"] == "Reason: a fire drill.", "and no line about what was not said"
    assert (theirs["path"], theirs["group"], theirs["read_at"]) == ("/app/somewhere", "exam_running", None)
    assert (await house.get(stranger, "/notifications")).json()["items"] == []


async def test_many_recipients_are_one_statement(house: House) -> None:
    people = [await house.person() for _ in range(30)]
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = house.app.state.database.writer.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        await tell(house, "exam.paused", people)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len([text for text in statements if "INSERT INTO notifications" in text]) == 1
    assert len([text for text in statements if not text.startswith("BEGIN")]) == 3, statements
    async with house.app.state.database.read() as session:
        ids = [person.user_id for person in people]
        query = select(func.count()).select_from(Notification).where(Notification.user_id.in_(ids))
        assert (await session.execute(query)).scalar_one() == 30


async def test_the_same_event_twice_is_one_notification_also_when_both_come_at_once(house: House) -> None:
    one, other = await house.person(), await house.person()
    key = f"exam.cancelled:{uuid4()}"
    await asyncio.gather(*(tell(house, "exam.cancelled", [one], key=key) for _ in range(5)))
    await tell(house, "exam.cancelled", [one, other], key=key)
    assert (await house.get(one, "/notifications")).json()["total"] == 1
    assert (await house.get(other, "/notifications")).json()["total"] == 1
    await jobs.hand_on(context_of(house))
    assert len(await mails_to(house, one, 1)) == 1


async def test_a_rolled_back_event_has_happened_to_nobody(house: House) -> None:
    one = await house.person()
    async with house.app.state.database.write_session() as session:
        await publish(session, Event("exam.cancelled", [one.user_id]), utc_now())
        await session.rollback()
    assert (await house.get(one, "/notifications")).json()["total"] == 0
    await jobs.hand_on(context_of(house))
    assert await mails_to(house, one) == []


async def test_nobody_and_the_erased_are_told_nothing_and_fail_nothing(house: House) -> None:
    one = await house.person()
    async with house.app.state.database.write() as session:
        await publish(session, Event("exam.paused", [uuid4(), one.user_id]), utc_now())
    assert (await house.get(one, "/notifications")).json()["total"] == 1


async def test_reading_by_ids_all_and_until_and_only_ones_own(house: House) -> None:
    one, stranger = await house.person(), await house.person()
    for minutes in range(4):
        await tell(house, "exam.reminder", [one], minutes=minutes + 1)
    items = (await house.get(one, "/notifications")).json()["items"]
    newest = items[0]["id"]
    assert (await house.get(one, "/notifications/unread-count")).json() == {"unread": 4}
    assert (await house.post(stranger, "/notifications/read", {"ids": [newest]})).json() == {"unread": 0}
    assert (await house.post(one, "/notifications/read", {"ids": [newest, str(uuid4())]})).json() == {"unread": 3}
    unread = (await house.get(one, "/notifications?unread=true")).json()
    assert unread["total"] == 3
    assert newest not in {item["id"] for item in unread["items"]}
    assert (await house.post(one, "/notifications/read", {"all": True, "until": items[2]["id"]})).json() == {
        "unread": 1
    }
    assert (await house.post(one, "/notifications/read", {"all": True})).json() == {"unread": 0}
    for wrong in (
        {},
        {"ids": [], "all": False},
        {"ids": [newest], "all": True},
        {"ids": ["1"]},
        {"ids": [newest] * 501},
    ):
        assert (await house.post(one, "/notifications/read", wrong)).status_code == 422, wrong


@pytest.mark.parametrize("kind", [one.name for one in TABLE])
def test_every_kind_has_its_words_and_reads_whatever_its_parameters_are(kind: str) -> None:
    parameters = next(one.parameters for one in TABLE if one.name == kind)
    for language in LANGUAGES:
        of = Reader(language, "Asia/Almaty")
        assert has_text(f"notifications.{kind}.title")
        assert has_text(f"notifications.{kind}.body")
        whole = render(kind, {name: "2026-01-01T10:00:00Z" if name.endswith("_at") else 5 for name in parameters}, of)
        assert whole.title
        assert "{" not in whole.title + whole.body
        strange: list[Any] = [None, [], {}, {"title_ru": 7}, True, "{minutes}", "\x00\n" * 500, "x" * 9999, 1e300]
        for given in strange:
            words = render(kind, dict.fromkeys(parameters, given) | {"unknown": given}, of)
            assert words.title
            assert len(words.title) <= 200
        assert render(kind, {}, of).title


def test_kinds_of_another_release_and_names_in_three_languages_are_read() -> None:
    of = Reader("kk", "Europe/Berlin")
    assert render("of.tomorrow", {"a": 1}, of).title == "Жаңа хабарландыру"
    named = {"title_ru": "Проба", "title_kk": "Сынақ", "title_en": None}
    regraded = render("exam.regraded", {"format": named, "score_before": 50.0, "score_after": 66.67}, of)
    assert regraded.body == "Сынақ\nБұрын 50%, енді 66,67%."
    for reason, said in (("A fire.", "Reason: A fire."), ("Why?", "Reason: Why?"), ("A fire", "Reason: A fire.")):
        assert render("exam.paused", {"reason": reason}, Reader("en", "UTC")).body.split("\n")[0] == said
    assert "01.06.2026 12:00" in render("exam.resumed", {"deadline_at": "2026-06-01T10:00:00Z"}, of).body
    assert render("question.reviewed", {"verdict": "annulled"}, of).body == "Шешім: сұрақ жойылды."


@pytest.mark.parametrize(
    ("local", "hours", "ends"),
    [
        ("23:30", ("22:00", "07:00"), "next 07:00"),
        ("06:59", ("22:00", "07:00"), "07:00"),
        ("07:00", ("22:00", "07:00"), None),
        ("21:59", ("22:00", "07:00"), None),
        ("13:00", ("12:00", "14:00"), "14:00"),
        ("14:00", ("12:00", "14:00"), None),
        ("12:00", ("12:00", "12:00"), None),
    ],
)
def test_quiet_hours_are_those_of_the_persons_zone(local: str, hours: tuple[str, str], ends: str | None) -> None:
    place = rules.zone("Asia/Almaty")
    hour, minute = map(int, local.split(":"))
    now = datetime(2026, 3, 4, hour, minute, tzinfo=place).astimezone(UTC)
    found = rules.quiet_ends(now, "Asia/Almaty", rules.minutes(hours[0]), rules.minutes(hours[1]))
    if ends is None:
        assert found is None
    else:
        day = 5 if ends.startswith("next") else 4
        hour, minute = map(int, ends.removeprefix("next ").split(":"))
        assert found == datetime(2026, 3, day, hour, minute, tzinfo=place)


def test_a_digest_is_due_in_the_morning_and_the_weekly_one_on_mondays() -> None:
    daily = rules.last_due(NOON, "Asia/Almaty", MailChoice.DAILY)
    assert daily.isoformat() == "2026-03-04T08:00:00+05:00"
    assert rules.last_due(NOON - timedelta(hours=5), "Asia/Almaty", MailChoice.DAILY).day == 3
    assert rules.last_due(NOON, "Asia/Almaty", MailChoice.WEEKLY).isoformat() == "2026-03-02T08:00:00+05:00"
    assert rules.last_due(NOON, "no zone at all", MailChoice.DAILY) == daily


async def test_what_matters_is_mailed_at_once_with_a_way_to_end_such_mails(house: House) -> None:
    one = await house.person(locale="ru")
    await tell(house, "exam.cancelled", [one], reason="авария")
    await jobs.hand_on(context_of(house))
    await jobs.hand_on(context_of(house))
    (mail,) = await mails_to(house, one, 1)
    assert mail.subject == "Экзамен отменён"
    assert "Причина: авария." in mail.text_body
    assert f"{house.settings.public_url}/app/somewhere" in mail.text_body
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["List-Unsubscribe"].strip("<>") in mail.text_body


def one_click(mail: OutgoingMail) -> str:
    parts = urlsplit(mail.headers["List-Unsubscribe"].strip("<>"))
    assert parts.path == "/api/v1/notifications/unsubscribe"
    (token,) = parse_qs(parts.query)["token"]
    return str(token)


async def test_one_click_without_signing_in_ends_such_mails_and_sticks(house: House) -> None:
    one = await house.person(locale="en")
    await tell(house, "exam.cancelled", [one])
    await jobs.hand_on(context_of(house))
    token = one_click((await mails_to(house, one, 1))[0])
    opened = await house.get(None, f"/notifications/unsubscribe?token={token}")
    assert opened.status_code == 303
    assert opened.headers["location"].startswith(f"{house.settings.public_url}/app/unsubscribe#token=")
    await choose(house, one, quiet_now())
    await tell(house, "exam.cancelled", [one])  # waits to be mailed when the click comes
    body = "List-Unsubscribe=One-Click"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        answer = await house.ask("POST", None, f"/notifications/unsubscribe?token={token}", content=body, headers=form)
        assert (answer.status_code, answer.json()) == (200, {"title": "Exams scheduled and cancelled"})
    await tell(house, "exam.cancelled", [one])
    await jobs.hand_on(context_of(house))
    async with house.app.state.database.write() as session:
        await channels.hand_on_due(session, mail_of(house), utc_now() + timedelta(days=1))
    assert len(await mails_to(house, one)) == 1
    assert (await house.get(one, "/notifications")).json()["total"] == 3, "the page tells as before"
    settings = (await house.get(one, "/notifications/settings")).json()
    mail = {group["group"]: group["mail"] for group in settings["groups"]}
    assert (mail["exam_dates"], mail["exam_results"]) == ("never", "at_once")


async def test_a_link_that_was_not_made_here_unsubscribes_nobody(house: House) -> None:
    one = await house.person()
    seals = house.app.state.seals
    for wrong in (
        "",
        "x",
        seals.seal("repeatable answer", [str(one.user_id), ["exam_dates"]]),
        seals.seal("unsubscribe", 7),
    ):
        answer = await house.post(None, f"/notifications/unsubscribe?token={wrong}")
        assert answer.status_code == 400, wrong
        assert answer.json()["code"] == "notifications.unsubscribe_refused"
    nobody = seals.seal("unsubscribe", [str(uuid4()), ["exam_dates"]])
    assert (await house.post(None, f"/notifications/unsubscribe?token={nobody}")).status_code == 200


async def test_settings_are_read_back_as_they_were_chosen_and_wrong_ones_are_refused(house: House) -> None:
    one = await house.person(locale="en")
    before = (await house.get(one, "/notifications/settings")).json()
    assert [group["group"] for group in before["groups"]] == [group.value for group in Group]
    assert before["quiet_hours"] is None
    await choose(house, one, ("22:00", "07:30"), questions="weekly")
    after = (await house.get(one, "/notifications/settings")).json()
    assert after["quiet_hours"] == {"from": "22:00", "until": "07:30"}
    assert [group["mail"] for group in after["groups"] if group["group"] == "questions"] == ["weekly"]
    assert [group for group in after["groups"] if group["group"] != "questions"] == [
        group for group in before["groups"] if group["group"] != "questions"
    ]
    for wrong in ({"from": "24:00", "until": "07:00"}, {"from": "7", "until": "8"}):
        answer = await house.put(one, "/notifications/settings", {"groups": [], "quiet_hours": wrong})
        assert answer.status_code == 422


async def test_what_is_wanted_nowhere_is_not_kept_and_what_is_wanted_by_mail_only_is_on_no_page(house: House) -> None:
    one = await house.person()
    silent = {"group": "exam_running", "page": False, "mail": "never"}
    by_mail = {"group": "exam_dates", "page": False, "mail": "at_once"}
    await house.put(one, "/notifications/settings", {"groups": [silent, by_mail], "quiet_hours": None})
    await tell(house, "exam.paused", [one])
    await tell(house, "exam.cancelled", [one])
    await jobs.hand_on(context_of(house))
    assert (await house.get(one, "/notifications")).json()["total"] == 0
    assert (await house.get(one, "/notifications/unread-count")).json() == {"unread": 0}
    assert [mail.subject for mail in await mails_to(house, one, 1)] == ["Экзамен отменён"]


async def test_quiet_hours_hold_mails_back_and_pages_not(house: House) -> None:
    one = await house.person()
    await choose(house, one, quiet_now())
    await tell(house, "exam.cancelled", [one])
    assert (await house.get(one, "/notifications")).json()["total"] == 1
    for hours, mails in ((0, 0), (0.9, 0), (1.1, 1)):
        async with house.app.state.database.write() as session:
            await channels.hand_on_due(session, mail_of(house), utc_now() + timedelta(hours=hours))
        assert len(await mails_to(house, one, mails)) == mails, hours


async def test_who_begins_their_quiet_hours_while_a_mail_waits_gets_it_after_them(house: House) -> None:
    one = await house.person()
    async with house.app.state.database.write() as session:
        await publish(session, Event("exam.cancelled", [one.user_id]), utc_now() + timedelta(minutes=30))
    await choose(house, one, quiet_now())
    for hours, mails in ((0.6, 0), (1.1, 1)):
        async with house.app.state.database.write() as session:
            await channels.hand_on_due(session, mail_of(house), utc_now() + timedelta(hours=hours))
        assert len(await mails_to(house, one, mails)) == mails, hours


async def digest(house: House, person: Person, now: datetime, cadence: MailChoice = MailChoice.DAILY) -> bool:
    async with house.app.state.database.write() as session:
        return await mailing.send_digest(session, house.settings, house.app.state.seals, person.user_id, cadence, now)


async def test_a_digest_collects_what_is_unread_and_comes_once_though_many_schedulers_send_it(house: House) -> None:
    one = await house.person(locale="en")
    yesterday = NOON - timedelta(days=1)
    for number in range(3):
        await tell(house, "question.reported", [one], yesterday, excerpt=f"Question {number}", reason="wording")
    newest = (await house.get(one, "/notifications")).json()["items"][0]["id"]
    await house.post(one, "/notifications/read", {"ids": [newest]})
    await tell(house, "question.reported", [one], NOON, excerpt="After it was due")
    sent = await asyncio.gather(*(digest(house, one, NOON) for _ in range(6)))
    assert sorted(sent) == [False] * 5 + [True]
    (mail,) = await mails_to(house, one)
    assert mail.subject == "New in Zerek: 2"
    assert "“Question 0” Reason: the wording." in mail.text_body
    assert "Question 2" not in mail.text_body, "read meanwhile"
    assert "After it was due" not in mail.text_body
    assert not await digest(house, one, NOON + timedelta(hours=1)), "nothing new is due"
    assert await digest(house, one, NOON + timedelta(days=1)), "the next morning"
    assert len(await mails_to(house, one)) == 2
    token = one_click(mail)
    assert (await house.post(None, f"/notifications/unsubscribe?token={token}")).status_code == 200
    await tell(house, "question.reported", [one], NOON + timedelta(days=1))
    assert not await digest(house, one, NOON + timedelta(days=2))


async def test_the_digest_job_run_twice_at_once_sends_one_to_everybody_it_is_due_for(house: House) -> None:
    people = [await house.person() for _ in range(5)]
    await tell(house, "question.submitted", people, utc_now() - timedelta(days=2), excerpt="A question")
    await tell(house, "practice.reviews_due", people[:2], utc_now() - timedelta(days=8), count=3)
    context = context_of(house)
    await asyncio.gather(jobs.send_digests(context), jobs.send_digests(context))
    await jobs.send_digests(context)
    counts = [len(await mails_to(house, person, 2 - (at > 1))) for at, person in enumerate(people)]
    assert counts == [2, 2, 1, 1, 1]


async def test_a_digest_waits_for_the_end_of_the_quiet_hours(house: House) -> None:
    one = await house.person(timezone="Asia/Almaty")
    await choose(house, one, ("06:00", "13:00"), questions="daily")
    await tell(house, "question.submitted", [one], NOON - timedelta(days=1))
    assert not await digest(house, one, NOON)
    assert await digest(house, one, NOON + timedelta(hours=1))


async def test_old_notifications_go_read_ones_after_ninety_days(house: House) -> None:
    one, now = await house.person(), utc_now()
    for days in (89, 91, 366):
        await tell(house, "exam.paused", [one], now - timedelta(days=days))
    async with house.app.state.database.write() as session:
        await service.remove_old(session, now)
    assert (await house.get(one, "/notifications")).json()["total"] == 2
    await house.post(one, "/notifications/read", {"all": True})
    async with house.app.state.database.write() as session:
        await service.remove_old(session, now)
    assert (await house.get(one, "/notifications")).json()["total"] == 1


async def test_ones_own_data_hold_notifications_and_an_erasure_leaves_none(house: House) -> None:
    one, admin = await house.person(), await house.person(Role.ADMIN)
    await tell(house, "exam.cancelled", [one], reason="because of rain")
    exported = (await house.get(one, "/profile/me/export")).json()
    assert "because of rain" in json.dumps(exported)
    assert (await house.ask("DELETE", admin, f"/users/{one.user_id}")).status_code in (200, 204)
    async with house.app.state.database.read() as session:
        query = select(func.count()).select_from(Notification).where(Notification.user_id == one.user_id)
        assert (await session.execute(query)).scalar_one() == 0


async def test_a_path_leads_to_a_page_of_ours_or_nowhere(house: House) -> None:
    one = await house.person()
    for path in ("//evil.example", "https://evil.example", "javascript:alert(1)", "/" + "x" * 400):
        async with house.app.state.database.write() as session:
            await publish(session, Event("exam.paused", [one.user_id], path=path), utc_now())
    assert {item["path"] for item in (await house.get(one, "/notifications")).json()["items"]} == {None}


async def test_who_has_no_address_is_told_on_the_page(house: House) -> None:
    one = await house.person()
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.id == one.user_id).values(email=None))
    await tell(house, "exam.cancelled", [one])
    await jobs.hand_on(context_of(house))
    assert (await house.get(one, "/notifications")).json()["total"] == 1
    assert isinstance(one.user_id, UUID)


async def test_a_page_is_told_in_its_own_language_and_a_program_in_that_of_the_account(house: House) -> None:
    one = await house.person(locale="kk")
    await tell(house, "exam.cancelled", [one])

    async def said(**options: Any) -> dict[str, str]:
        told = (await house.get(one, "/notifications", **options)).json()["items"][0]["title"]
        settings = (await house.get(one, "/notifications/settings", **options)).json()
        return {"title": told, "group": settings["groups"][1]["title"]}

    own = await said(headers={"Accept-Language": ""})
    russian = await said(headers={"Accept-Language": "ru"})
    assert own == await said(headers={"Accept-Language": "kk"})
    assert own["group"] == "Емтиханды белгілеу және болдырмау"
    assert russian["group"] == "Назначение и отмена экзаменов"
    assert russian["title"] != own["title"]
