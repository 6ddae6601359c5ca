"""A chart for a phone: how each subject went, week by week, as a PNG.

Matplotlib is read when the first chart is drawn, and drawn with as `Figure` alone: pyplot would
keep every chart.
"""

import gc
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, PANEL_HEIGHT, TITLE_HEIGHT, LEGEND_LINE = 7.2, 4.6, 0.8, 0.42  # inches
DOTS_PER_INCH = 150  # 1080 wide; letters of 15 points stay readable on a phone
FONT = "DejaVu Sans"  # comes with Matplotlib and knows Cyrillic
TEXT, GRID, CARD = "#26303b", "#d5dae0", "#f6f7f9"  # one light card, in dark clients as well
# Told apart by eyes that see no difference between red and green (Okabe and Ito), and by shape.
STYLES = (
    ("#0072b2", "o"),
    ("#d55e00", "s"),
    ("#007a5a", "^"),
    ("#a8407f", "D"),
    ("#8a6d00", "v"),
    ("#333333", "P"),
)
WEEKS_NAMED = 5  # below the axis; more would not be read
APART = 0.055  # of the axis: what two names at the ends of lines need to be read
LONGEST_NAME = 16  # characters at the end of a line; the legend has the whole name
DRAWING = Lock()  # Matplotlib's settings are one for all threads


@dataclass(frozen=True)
class Line:
    """One subject: its value by the Monday of the week; a week without one is a gap."""

    name: str
    points: Mapping[date, float]


@dataclass(frozen=True)
class Panel:
    """Subjects on one scale from `low` to `high`; `weeks` names every Monday of the axis."""

    scale: str
    low: float
    high: float
    weeks: Mapping[date, str]
    lines: Sequence[Line]


def draw(title: str, panels: Sequence[Panel]) -> bytes:
    """The panels one above the other. Takes about a tenth of a second: call it in a thread."""
    with DRAWING:
        picture = _picture(title, panels)
        gc.collect(1)  # a figure is a circle of objects around four megabytes of pixels
    return picture


def _picture(title: str, panels: Sequence[Panel]) -> bytes:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    legends = [LEGEND_LINE * ((len(panel.lines) + 1) // 2) + 0.75 for panel in panels]
    height = TITLE_HEIGHT + sum(PANEL_HEIGHT + legend for legend in legends)
    look: Any = {"font.family": FONT, "font.size": 15, "text.color": TEXT, "text.parse_math": False}
    with rc_context(look):
        figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, facecolor=CARD)
        figure.text(
            0.04, 1 - 0.5 / height, _drawable(title), fontsize=20, weight="bold", va="center"
        )
        below = height - TITLE_HEIGHT
        first = 0
        for panel, legend in zip(panels, legends, strict=True):
            below -= PANEL_HEIGHT
            box = (0.085, below / height, 0.6, (PANEL_HEIGHT - 0.5) / height)
            _panel(figure.add_axes(box), panel, first)
            below -= legend
            first += len(panel.lines)
        picture = BytesIO()
        figure.savefig(picture, format="png")
    return picture.getvalue()


def _panel(axes: "Axes", panel: Panel, first: int) -> None:
    mondays = sorted(panel.weeks)
    margin = (panel.high - panel.low) * 0.04
    axes.set_facecolor(CARD)
    span = max(len(mondays) - 1, 1)
    axes.set_xlim(-0.04 * span, 1.03 * span)
    axes.set_ylim(panel.low - margin, panel.high + margin)
    axes.set_title(panel.scale, fontsize=15, loc="left", color=TEXT)
    step = -(-len(mondays) // WEEKS_NAMED)
    named = range((len(mondays) - 1) % step, len(mondays), step)
    axes.set_xticks(list(named), [panel.weeks[mondays[place]] for place in named])
    whole = 1 if panel.high - panel.low < 10 else 20
    axes.set_yticks(range(int(panel.low), int(panel.high) + 1, whole))
    axes.tick_params(length=0, labelsize=15, colors=TEXT)
    axes.grid(axis="y", color=GRID, linewidth=1.2)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
    ends: list[tuple[float, str, str]] = []
    for number, line in enumerate(panel.lines):
        colour, marker = STYLES[(first + number) % len(STYLES)]
        values = [line.points.get(monday, math.nan) for monday in mondays]
        axes.plot(
            range(len(mondays)),
            values,
            color=colour,
            marker=marker,
            markersize=10,
            markeredgecolor=CARD,
            linewidth=3,
            label=_drawable(line.name),
            clip_on=False,
        )
        known = [value for value in values if not math.isnan(value)]
        if known:
            ends.append((known[-1], _drawable(line.name), colour))
    _name_ends(axes, ends, panel)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(-0.05, -0.1),
        ncols=2,
        frameon=False,
        fontsize=15,
        labelcolor=TEXT,
        columnspacing=1.6,
        handlelength=1.6,
    )


def _name_ends(axes: "Axes", ends: list[tuple[float, str, str]], panel: Panel) -> None:
    """Each line's name beside its last value, moved apart where two would lie on each other."""
    apart = (panel.high - panel.low) * APART
    places: list[float] = []
    for value, _, _ in sorted(ends):
        places.append(max(value, places[-1] + apart) if places else value)
    over = max(places[-1] - panel.high, 0.0) if places else 0.0
    for place, (_, name, colour) in zip(places, sorted(ends), strict=True):
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        axes.text(
            1.01,
            place - over,
            short,
            transform=axes.get_yaxis_transform(),
            color=colour,
            fontsize=14,
            va="center",
        )


def _drawable(text: str) -> str:
    """The text without what the font has no shape for: an emoji would become a box."""
    from matplotlib.font_manager import findfont, get_font

    shapes = get_font(findfont(FONT)).get_charmap()
    return "".join(letter for letter in text if ord(letter) in shapes)
