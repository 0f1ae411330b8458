#include "account/UntrustedXml.h"

#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>

namespace postaci {

namespace {

Unexpected badXml(const QString& what, ErrorReason reason = ErrorReason::ResponseMalformed)
{
    return unexpected(ErrorKind::Input, reason, QStringLiteral("XML document: ") + what);
}

/// UTF-8 unless a byte order mark says otherwise; bytes that are none are read as Latin-1, which does not
/// harm the ASCII that matters.
QString decodedXml(const QByteArray& bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes, u'<').value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

/// Where a tag that begins at `start` ends, its ">" included; -1 when it is longer than allowed or never
/// ends. QXmlStreamReader compares each attribute with all others: it takes seconds for a tag with 20,000.
qsizetype endOfTag(QStringView text, qsizetype start)
{
    QChar quote;
    const qsizetype last = std::min(text.size(), start + XmlLimits::charactersOfTag);
    for (qsizetype at = start + 1; at < last; ++at) {
        const QChar c = text.at(at);
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if (c == u'>') {
            return at + 1;
        }
    }
    return -1;
}

/// What is wrong with the document before anything of it is parsed; empty when nothing is.
QString refusalOf(QStringView text)
{
    const std::pair<QLatin1String, QLatin1String> skipped[] = {
        {QLatin1String("<!--"), QLatin1String("-->")},
        {QLatin1String("<![CDATA["), QLatin1String("]]>")},
        {QLatin1String("<?"), QLatin1String("?>")}};
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at)) {
        const QStringView rest = text.sliced(at);
        const auto* const section = std::find_if(std::begin(skipped), std::end(skipped),
                                                 [rest](const auto& s) { return rest.startsWith(s.first); });
        if (section != std::end(skipped)) {
            const qsizetype end = text.indexOf(section->second, at + section->first.size());
            if (end < 0)
                return QStringLiteral("it ends in the middle");
            at = end + section->second.size();
            continue;
        }
        if (rest.startsWith(QLatin1String("<!")))
            return QStringLiteral("it has a document type or entities");
        at = endOfTag(text, at);
        if (at < 0)
            return QStringLiteral("a tag of it is too long or never ends");
    }
    return {};
}

/// Goes through the document with a stack of its own, so that depth costs nothing but a counter.
Result<void> walk(const QString& document, XmlVisitor& visitor)
{
    QXmlStreamReader xml(document);
    xml.setNamespaceProcessing(false);
    QStringList path;
    QString text;
    while (!xml.atEnd() && !xml.hasError()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            path.append(xml.name().toString());
            text.clear();
            if (path.size() > XmlLimits::depth)
                return badXml(QStringLiteral("its elements are nested too deeply"));
            if (const QString refusal = visitor.begin(path, xml.attributes()); !refusal.isEmpty())
                return badXml(refusal);
            break;
        case QXmlStreamReader::Characters:
            if (text.size() < XmlLimits::charactersOfText)
                text += xml.text().left(XmlLimits::charactersOfText);
            break;
        case QXmlStreamReader::EndElement:
            visitor.end(path, text.trimmed().left(XmlLimits::charactersOfText));
            path.removeLast();
            text.clear();
            break;
        case QXmlStreamReader::DTD:
            return badXml(QStringLiteral("it has a document type or entities"));
        default:
            break;
        }
    }
    if (xml.hasError())
        return badXml(QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString()));
    return {};
}

} // namespace

Result<void> readUntrustedXml(const QByteArray& bytes, XmlVisitor& visitor)
{
    if (bytes.size() > XmlLimits::bytes)
        return badXml(QStringLiteral("it is larger than 512 KB"), ErrorReason::ResponseTooLarge);
    const QString text = decodedXml(bytes);
    if (const QString refusal = refusalOf(text); !refusal.isEmpty())
        return badXml(refusal);
    return walk(text, visitor);
}

} // namespace postaci
