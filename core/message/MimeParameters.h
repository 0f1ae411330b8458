#pragma once

#include "message/MimeTree.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace postaci {

/// A field such as `text/plain; charset=utf-8` taken apart.
struct StructuredField
{
    QByteArray value; ///< lower case, comments and blanks removed: "text/plain", "attachment"
    QList<MimeParameter> parameters;
};

/// RFC 2045 5.1 and what mailers make of it: values without quotes, lost semicolons and closing quotes. At
/// most 64 parameters.
[[nodiscard]] StructuredField parseStructuredField(QByteArrayView field);

/// The text of a parameter: RFC 2231 (charset, language, continuations) before the plain form, and in that
/// also encoded words and raw bytes. Null if absent. `name` is lower case.
[[nodiscard]] QString decodedParameter(const QList<MimeParameter>& parameters, const QByteArray& name);

} // namespace postaci
