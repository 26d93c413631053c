package dev.kikilist.spreadsheet;

import dev.kikilist.spreadsheet.BarChart.Cells;
import dev.kikilist.spreadsheet.BarChart.Series;
import java.util.List;

/**
 * Writes charts in DrawingML (ECMA-376, part 1, §20 and §21). What a chart shows stands in it as well as in the cells, for
 * programs that draw it without working out references.
 */
final class ChartXml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String PLACED = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int NAME_AXIS = 1;
    private static final int NUMBER_AXIS = 2;

    private ChartXml() {}

    /** Returns the part of one chart. */
    static String chart(BarChart chart) {
        var series = new StringBuilder();
        for (int i = 0; i < chart.series().size(); i++) {
            series.append(series(chart, i));
        }
        return HEAD
                + """
            <c:chartSpace xmlns:c="%s" xmlns:a="%s"><c:roundedCorners val="0"/><c:chart>\
            <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr>\
            <a:r><a:rPr lang="ja-JP" sz="1100" b="1"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>\
            <c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>\
            <c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>%s\
            <c:gapWidth val="%d"/><c:overlap val="100"/><c:axId val="%d"/><c:axId val="%d"/></c:barChart>\
            %s</c:plotArea>%s<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>\
            <c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>\
            <a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>\
            <c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>\
            </c:chartSpace>""".formatted(
                                CHART,
                                MAIN,
                                inXml(chart.title()),
                                series,
                                chart.gap(),
                                NAME_AXIS,
                                NUMBER_AXIS,
                                axes(),
                                chart.series().size() > 1
                                        ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>"
                                        : "");
    }

    private static String series(BarChart chart, int index) {
        Series series = chart.series().get(index);
        return """
            <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx><c:v>%2$s</c:v></c:tx>\
            <c:spPr><a:solidFill><a:srgbClr val="%3$s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>\
            <c:dLbls><c:numFmt formatCode="#,##0;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/>\
            <c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>\
            <c:showBubbleSize val="0"/></c:dLbls>\
            <c:cat><c:strRef><c:f>%4$s</c:f><c:strCache>%5$s</c:strCache></c:strRef></c:cat>\
            <c:val><c:numRef><c:f>%6$s</c:f><c:numCache><c:formatCode>#,##0</c:formatCode>%7$s</c:numCache></c:numRef></c:val>\
            </c:ser>""".formatted(
                        index,
                        inXml(series.name()),
                        series.colour(),
                        inXml(reference(chart.sheet(), chart.names())),
                        points(chart.names().texts()),
                        inXml(reference(chart.sheet(), series.numbers())),
                        points(series.numbers().texts()));
    }

    /** The first bar stands at the top, and the numbers at the bottom. */
    private static String axes() {
        return """
            <c:catAx><c:axId val="%1$d"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>\
            <c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>\
            <c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="%2$d"/><c:crosses val="autoZero"/>\
            <c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>\
            <c:valAx><c:axId val="%2$d"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>\
            <c:axPos val="b"/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/>\
            <c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="%1$d"/><c:crosses val="max"/></c:valAx>\
            """.formatted(NAME_AXIS, NUMBER_AXIS);
    }

    private static String points(List<String> texts) {
        var points = new StringBuilder("<c:ptCount val=\"").append(texts.size()).append("\"/>");
        for (int i = 0; i < texts.size(); i++) {
            points.append("<c:pt idx=\"").append(i).append("\"><c:v>");
            points.append(inXml(texts.get(i))).append("</c:v></c:pt>");
        }
        return points.toString();
    }

    private static String reference(String sheet, Cells cells) {
        char column = (char) ('A' + cells.column());
        return "'" + sheet.replace("'", "''") + "'!$" + column + "$" + (cells.firstRow() + 1) + ":$" + column + "$"
                + (cells.lastRow() + 1);
    }

    /** Returns the part that says where {@code charts} stand, by the relationships {@code rId1} and so on. */
    static String drawing(List<BarChart> charts) {
        var drawing = new StringBuilder(HEAD + """
            <xdr:wsDr xmlns:xdr="%s" xmlns:a="%s" xmlns:r="%s">""".formatted(PLACED, MAIN, RELATIONSHIPS));
        for (int i = 0; i < charts.size(); i++) {
            var place = charts.get(i).place();
            drawing.append("""
                <xdr:twoCellAnchor>%s%s<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%3$d" name="図%3$d" descr="%4$s"/>\
                <xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
                <a:graphic><a:graphicData uri="%5$s"><c:chart xmlns:c="%5$s" r:id="rId%3$d"/></a:graphicData></a:graphic>\
                </xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>""".formatted(
                            corner("from", place.firstColumn(), place.firstRow()),
                            corner("to", place.lastColumn(), place.lastRow()),
                            i + 1,
                            inXml(charts.get(i).title()),
                            CHART));
        }
        return drawing.append("</xdr:wsDr>").toString();
    }

    private static String corner(String name, int column, int row) {
        return "<xdr:%1$s><xdr:col>%2$d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%3$d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%1$s>"
                .formatted(name, column, row);
    }

    /** Returns relationships {@code rId1} and so on of the kind {@code type} to {@code targets}. */
    static String relationships(String type, List<String> targets) {
        var part = new StringBuilder(
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < targets.size(); i++) {
            part.append("<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(i + 1, RELATIONSHIPS, type, targets.get(i)));
        }
        return part.append("</Relationships>").toString();
    }

    private static String inXml(String text) {
        return XlsxExport.inXml(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
