"""The people of the puzzles and the forms their names take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name: Russian nominative, genitive, instrumental; Kazakh base, ablative, genitive, with «and»; English."""

    ru: str
    ru_genitive: str
    ru_instrumental: str
    kk: str
    kk_ablative: str
    kk_genitive: str
    kk_and: str
    en: str

    def name(self, language: str) -> str:
        """The name as it stands alone."""
        return {"ru": self.ru, "kk": self.kk, "en": self.en}[language]


PEOPLE = {
    "A": Person("Айдар", "Айдара", "Айдаром", "Айдар", "Айдардан", "Айдардың", "Айдар мен", "Aidar"),
    "B": Person("Болат", "Болата", "Болатом", "Болат", "Болаттан", "Болаттың", "Болат пен", "Bolat"),
    "D": Person("Дана", "Даны", "Даной", "Дана", "Данадан", "Дананың", "Дана мен", "Dana"),
    "E": Person("Ерлан", "Ерлана", "Ерланом", "Ерлан", "Ерланнан", "Ерланның", "Ерлан мен", "Erlan"),
    "S": Person("Сания", "Сании", "Санией", "Сания", "Саниядан", "Санияның", "Сания мен", "Saniya"),
}
