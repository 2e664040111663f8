"""How tables and queries are written down, and how a question of this subject is put together."""

from collections.abc import Sequence

from zerek.demo.bank.author import Subject

TOPICS: dict[str, dict[str, str]] = {
    "relational-model": {"ru": "Реляционная модель", "kk": "Реляциялық модель", "en": "Relational model"},
    "sql": {"ru": "Запросы SQL", "kk": "SQL сұраныстары", "en": "SQL queries"},
    "joins": {"ru": "Соединения таблиц", "kk": "Кестелерді біріктіру", "en": "Joins"},
    "nulls": {"ru": "NULL и агрегаты", "kk": "NULL және агрегаттар", "en": "NULL and aggregates"},
    "normalisation": {"ru": "Нормализация", "kk": "Нормалау", "en": "Normalisation"},
    "transactions": {"ru": "Транзакции", "kk": "Транзакциялар", "en": "Transactions"},
    "indexes": {"ru": "Индексы и хранение", "kk": "Индекстер және сақтау", "en": "Indexes and storage"},
    "design": {
        "ru": "Проектирование и NoSQL",
        "kk": "Жобалау және NoSQL",
        "en": "Design and NoSQL",
    },
}

SUBJECT = Subject("M094-2", TOPICS)
computed = SUBJECT.computed
written = SUBJECT.written


def code(value: object) -> str:
    """A value as inline code."""
    return f"`{value}`"


def fenced(source: str) -> str:
    """A query as a code block of its own."""
    return f"```sql\n{source.strip()}\n```"


def shown(value: object) -> str:
    """A value as a person sees it in a result: NULL for nothing, no `.0` after a whole number."""
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def table(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table as a block of text: its heading, then a line for each row."""
    lines = [f"{name}({', '.join(columns)})", *(" | ".join(map(shown, row)) for row in rows)]
    return "```text\n" + "\n".join(lines) + "\n```"
