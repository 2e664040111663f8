"""Exams on paper over HTTP. What they answer holds the right answers, so they are for who runs a school alone."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts.rules import SHOWN_KEYS, Paper, choose_language
from zerek.exam.attempts.service import draw_paper, planned_sections
from zerek.exam.bank.queries import solutions
from zerek.exam.errors import (
    FormatNotFound,
    MajorNotFound,
    MajorRequired,
    PaperNotFound,
    ProfileSubjectsMissing,
    TooFewQuestions,
)
from zerek.exam.formats.queries import format_by_code
from zerek.exam.formats.rules import minutes, total_questions
from zerek.exam.majors.queries import major_by_code
from zerek.exam.papers import queries, service
from zerek.exam.papers.models import PrintedPaper
from zerek.exam.papers.schemas import PaperIn, PaperOut, PaperSummary, PrintedQuestion, PrintedSection, PrintedVariant
from zerek.identity.access import CurrentSchoolAdmin, Idempotent
from zerek.identity.rules import Role

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


def fields(paper: PrintedPaper) -> dict[str, Any]:
    format = paper.format
    return {
        "id": paper.id,
        "title": paper.title,
        "format": format["code"],
        "format_title_ru": format["title_ru"],
        "format_title_kk": format["title_kk"],
        "format_title_en": format["title_en"],
        "major_code": paper.major_code,
        "language": paper.language,
        "variants": len(paper.variants),
        "total_questions": total_questions(format["sections"]),
        "time_limit_minutes": minutes(format["time_limit_seconds"]),
        "created_at": paper.created_at,
    }


async def shown(request: Request, session: AsyncSession, paper: PrintedPaper) -> PaperOut:
    variants = [Paper.from_json(stored) for stored in paper.variants]
    versions = [item.version_id for item in variants[0].items]
    faces = await request.app.state.faces.get(session, versions)
    right = await solutions(session, versions)
    sections = paper.format["sections"]

    def question(number: int, item: Any) -> PrintedQuestion:
        texts = faces[item.version_id].texts
        words = texts[choose_language(texts, paper.language)]
        return PrintedQuestion(
            number=number,
            section=item.section,
            question_text=words["text"],
            question_type=item.type,
            points=sections[item.section]["points"],
            options=[{"key": SHOWN_KEYS[place], "text": words["options"][key]} for place, key in enumerate(item.order)],
        )

    return PaperOut(
        **fields(paper),
        sections=[
            PrintedSection(
                subject_code=section["subject_code"],
                title=section[f"title_{paper.language}"],
                count=section["count"],
                points=section["points"],
                grading=section.get("grading", "exact"),
            )
            for section in sections
        ],
        sheets=[
            PrintedVariant(
                number=number,
                questions=[question(place, item) for place, item in enumerate(variant.items, start=1)],
                keys=[item.to_shown(right[item.version_id].correct_keys) for item in variant.items],
            )
            for number, variant in enumerate(variants, start=1)
        ],
    )


@router.get("/admin/papers")
async def list_papers(actor: CurrentSchoolAdmin, session: ReadSession, window: PageWindow) -> Page[PaperSummary]:
    papers, total = await queries.list_papers(session, queries.visible_papers(actor), window)
    return Page[PaperSummary].model_validate(page([PaperSummary(**fields(one)) for one in papers], total, window))


@router.post(
    "/admin/papers",
    status_code=201,
    dependencies=[Idempotent],
    responses=responses(FormatNotFound, MajorNotFound, MajorRequired, ProfileSubjectsMissing, TooFewQuestions),
)
async def create_paper(
    request: Request, actor: CurrentSchoolAdmin, reading: ReadSession, session: Session, data: PaperIn
) -> PaperOut:
    """Draws the questions once and keeps them in several variants, with an answer sheet and a key for each."""
    format = await format_by_code(reading, data.format)
    major = await major_by_code(reading, data.major_code) if data.major_code else None
    planned = await planned_sections(reading, format, major)
    language = data.language or actor.locale
    drawn = await draw_paper(reading, planned, language)
    titles = ("title_ru", "title_kk", "title_en")
    sections = [
        {**section, "subject_code": subject.code} | {name: getattr(subject, name) for name in titles}
        for section, subject in planned
    ]
    kept = {"code": format.code, "time_limit_seconds": format.time_limit_seconds, "sections": sections}
    schools = actor.where(Role.SCHOOL_ADMIN).schools
    paper = await service.keep_paper(
        session,
        actor.user_id,
        title=data.title,
        format=kept | {name: getattr(format, name) for name in titles},
        major_code=major.code if major else None,
        language=language,
        variants=[service.variant_of(drawn) for _ in range(data.variants)],
        school_id=next(iter(schools)) if len(schools) == 1 else None,
        now=utc_now(),
    )
    return await shown(request, session, paper)


@router.get("/admin/papers/{paper_id}", responses=responses(PaperNotFound))
async def get_paper(request: Request, actor: CurrentSchoolAdmin, session: ReadSession, paper_id: UUID) -> PaperOut:
    """As it was drawn: what was handed out is what is marked."""
    return await shown(request, session, await queries.paper_by_id(session, queries.visible_papers(actor), paper_id))


@router.delete("/admin/papers/{paper_id}", status_code=204, responses=responses(PaperNotFound))
async def delete_paper(actor: CurrentSchoolAdmin, session: Session, paper_id: UUID) -> Response:
    paper = await queries.paper_by_id(session, queries.visible_papers(actor), paper_id)
    await service.delete_paper(session, actor.user_id, paper)
    return Response(status_code=204)
