#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

class QXmlStreamAttributes;

namespace postaci {

/// What is too much for a document that somebody else has made.
struct XmlLimits
{
    static constexpr qsizetype bytes = 512 * 1024;
    static constexpr int depth = 32;
    static constexpr qsizetype charactersOfTag = 4096;
    static constexpr qsizetype charactersOfText = 2000; ///< of one element; longer ones are cut
};

/// Is told the elements of a document in their order.
class XmlVisitor
{
public:
    virtual ~XmlVisitor() = default;

    /// `path` ends with the element. Returns what is wrong with the document; empty: go on.
    virtual QString begin(const QStringList& path, const QXmlStreamAttributes& attributes) = 0;
    /// `text` is what stood between the last tag and this one.
    virtual void end(const QStringList& path, const QString& text) = 0;
};

/// Reads a document that may have been made to harm, in bounded memory and time. Bytes that are not in the
/// encoding that they begin with are taken for Latin-1.
///
/// Errors, all Input: ResponseTooLarge (over 512 KB), ResponseMalformed (not XML, a document type or
/// entities, nested over 32 deep, a tag over 4,096 characters, or what the visitor says).
[[nodiscard]] Result<void> readUntrustedXml(const QByteArray& bytes, XmlVisitor& visitor);

} // namespace postaci
