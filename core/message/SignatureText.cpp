#include "message/SignatureText.h"

namespace postaci {

QString signatureLines(const Identity& identity)
{
    QString signature = identity.signature;
    while (signature.endsWith(QLatin1Char('\n')))
        signature.chop(1);
    return signature.isEmpty() ? QString() : QStringLiteral("-- \n") + signature;
}

QList<RichNode> signatureNodes(const Identity& identity)
{
    const QString lines = signatureLines(identity);
    if (lines.isEmpty())
        return {};
    if (identity.signatureHtml.isEmpty())
        return richFromPlainText(lines).nodes;
    RichText text = richFromPlainText(QStringLiteral("-- "));
    text.nodes += richFromHtml(identity.signatureHtml, RichSource::OwnDraft).nodes;
    return normalized(std::move(text)).nodes;
}

} // namespace postaci
