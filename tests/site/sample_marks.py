"""Small drawings for the hand-made pages, by hand as well: nothing here comes from the charts room."""

from collections.abc import Sequence

SHAPES = {
    "better": '<path d="M10 2L18.5 17H1.5Z"/>',
    "similar": '<circle cx="10" cy="10" r="8"/>',
    "worse": '<path d="M10 18L18.5 3H1.5Z"/>',
    "higher": '<path d="M10 1L19 10L10 19L1 10Z"/>',
    "none": '<path d="M2.5 2.5H17.5V17.5H2.5Z"/>',
}
SHAPES |= {
    "course": SHAPES["similar"],
    "act": SHAPES["higher"],
    "change": SHAPES["better"],
    "early": SHAPES["none"],
}
SHAPES |= {"turning": SHAPES["similar"] + '<path class="o" d="M10 2A8 8 0 0 1 10 18Z"/>'}
FILLS = {"better": "b", "similar": "m", "worse": "w", "higher": "h", "none": "n"}


def shape(verdict: str, extra: str = "") -> str:
    return f'<svg class="jn-shape{extra}" viewBox="0 0 20 20" aria-hidden="true">{SHAPES[verdict]}</svg>'


def chip(verdict: str, word: str) -> str:
    return f'<span class="jn-chip jn-chip--{verdict}">{shape(verdict)}{word}</span>'


def shapes(verdict: str, count: int) -> str:
    return f'<span class="s">{shape(verdict) * count}</span>'


def key(items: Sequence[tuple[str, str]]) -> str:
    inside = "".join(f"<li>{shape(v, f' jn-f-{FILLS[v]}')}{word}</li>" for v, word in items)
    return f'<ul class="jn-key">{inside}</ul>'


def ruler(verdict: str, ours: int, england: int) -> str:
    mark = f'<g transform="translate({ours - 8} 4) scale(.8)">{SHAPES[verdict]}</g>'.replace(
        "<path", '<path class="m"'
    )
    mark = mark.replace("<circle", '<circle class="m"')
    return (
        f'<svg class="jn-ruler jn-k-{verdict}" viewBox="0 0 140 24" width="140" height="24" aria-hidden="true">'
        f'<path class="t" d="M4 12H136"/><path class="e" d="M{england} 3V21"/>{mark}</svg>'
    )


def spark(heights: Sequence[int]) -> str:
    points = [f"{4 + step * 14} {height}" for step, height in enumerate(heights)]
    last = points[-1].split()
    return (
        '<svg class="jn-spark" viewBox="0 0 110 26" width="110" height="26" aria-hidden="true">'
        '<path d="M4 8L32 6L60 9L102 7" fill="none" stroke="var(--c-eng)" stroke-width="1.4" stroke-dasharray="4 2"/>'
        f'<path d="M{"L".join(points)}" fill="none" stroke="var(--c1)" stroke-width="2"/>'
        f'<circle cx="{last[0]}" cy="{last[1]}" r="3" fill="var(--c1)"/></svg>'
    )


def small_map() -> str:
    thirds = [
        ("M40 10L110 20L100 70L30 80Z", 3),
        ("M30 80L100 70L110 140L20 150Z", 2),
        ("M20 150L110 140L90 210L40 200Z", 1),
    ]
    inside = "".join(f'<path d="{d}" fill="var(--seq{n})" stroke="var(--paper)"/>' for d, n in thirds)
    return (
        '<svg class="jn-svg" viewBox="0 0 140 220" role="img" aria-labelledby="map-t map-d"><title id="map-t">Map of deprivation</title>'
        f'<desc id="map-d">The north is the most deprived.</desc>{inside}</svg>'
    )


def line_chart(name: str, width: int) -> str:
    right = width - 110
    return (
        f'<svg class="jn-svg" viewBox="0 0 {width} 260" role="img" aria-labelledby="{name}-{width}-t {name}-{width}-d">'
        f'<title id="{name}-{width}-t">Line chart of obesity in Year 6</title><desc id="{name}-{width}-d">Below England in every year.</desc>'
        f'<g font-size="14" fill="var(--ink-2)"><path d="M0 70H{right}M0 150H{right}" stroke="var(--rule)"/><path d="M0 230H{right}" stroke="var(--rule-strong)"/>'
        '<text x="0" y="62">20%</text><text x="0" y="142">10%</text><text x="0" y="222">0%</text>'
        f'<text x="40" y="252">14/15</text><text x="{right - 40}" y="252">24/25</text></g>'
        f'<path d="M40 80L{right // 2} 40L{right} 55" fill="none" stroke="var(--c-eng)" stroke-width="2" stroke-dasharray="7 4"/>'
        f'<path d="M40 105L{right // 2} 92L{right} 95" fill="none" stroke="var(--c1)" stroke-width="3"/>'
        f'<text x="{right + 8}" y="60" font-size="14" fill="var(--c-eng)">England 22.2%</text>'
        f'<text x="{right + 8}" y="100" font-size="14" font-weight="600" fill="var(--c1)">Sample 17.4%</text></svg>'
    )


def two_widths(name: str) -> str:
    return f'<div class="jn-wide">{line_chart(name, 620)}</div><div class="jn-narrow">{line_chart(name, 290)}</div>'
