"""Bar charts as native DrawingML chart parts."""

from collections.abc import Iterator

from docs_out.characters import escaped
from docs_out.reporting.blocks import Bars

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = "2F5D8A"
_GREY = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'
_FACE = '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>'
_SHARE, _NUMBER = "0.0%", "#,##0.0"
_BAR, _ROOM = 15.0, 46.0
_LOWEST, _HIGHEST, _UPRIGHT = 90.0, 620.0, 190.0


def height(bars: Bars) -> float:
    """The height of the chart in points."""
    return _UPRIGHT if bars.upright else min(max(_BAR * len(bars.names) + _ROOM, _LOWEST), _HIGHEST)


def described(bars: Bars) -> str:
    """What the chart shows, for those who do not see it."""
    told = (f"{name}: {_said(value, share=bars.share)}" for name, value in zip(bars.names, bars.values, strict=True))
    return f"{bars.caption}. {bars.figure}. {'; '.join(told)}."


def chart_xml(bars: Bars, lang: str) -> bytes:
    """The chart part; its figures stand in it, so that it needs no workbook; `lang` says how they are written."""
    direction = "col" if bars.upright else "bar"
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>{escaped(bars.figure)}</c:v></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{_FILL}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(bars)}<c:cat>{_names(bars)}</c:cat><c:val>{_values(bars)}</c:val></c:ser>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}"><c:lang val="{lang}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="{direction}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="45"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(bars)}</c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_FACE}</c:chartSpace>"
    ).encode()


def _labels(bars: Bars) -> str:
    return (
        f'<c:dLbls><c:numFmt formatCode="{_format(bars)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{_FACE}'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _names(bars: Bars) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escaped(name)}</c:v></c:pt>' for n, name in enumerate(bars.names))
    return f'<c:strLit><c:ptCount val="{len(bars.names)}"/>{points}</c:strLit>'


def _values(bars: Bars) -> str:
    points = "".join(_points(bars.values))
    return f'<c:numLit><c:formatCode>{_format(bars)}</c:formatCode><c:ptCount val="{len(bars.values)}"/>{points}</c:numLit>'


def _points(values: tuple[float | None, ...]) -> Iterator[str]:
    for n, value in enumerate(values):
        if value is not None:
            yield f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>'


def _axes(bars: Bars) -> str:
    """Names from top to bottom, or left to right; shares from 0 to 100 %."""
    order = "minMax" if bars.upright else "maxMin"
    most = '<c:max val="1"/>' if bars.share else ""
    places = ("b", "l") if bars.upright else ("l", "b")
    crosses = "autoZero" if bars.upright else "max"
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{places[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_GREY}{_FACE}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{most}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{places[1]}"/><c:majorGridlines>{_GREY}</c:majorGridlines>'
        f'<c:numFmt formatCode="{_axis_format(bars)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_GREY}{_FACE}<c:crossAx val="1"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _format(bars: Bars) -> str:
    return _SHARE if bars.share else _NUMBER


def _axis_format(bars: Bars) -> str:
    return "0%" if bars.share else "#,##0"


def _said(value: float | None, *, share: bool) -> str:
    if value is None:
        return "-"
    return f"{value:.1%}" if share else f"{value:.1f}"
