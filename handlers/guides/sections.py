"""The sections of the library, as buttons."""

from handlers.guides.callbacks import OpenSection
from models.guides import Section
from ui import Row, button


def section_rows() -> list[Row]:
    return [
        [button("guides-section", OpenSection(section=section), section=section.value)]
        for section in Section
    ]
