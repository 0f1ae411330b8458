#pragma once

#include <QTranslator>

namespace postaci::test {

/// Marks every translated text, so that one which is not translated anew stands out.
class MarkingTranslator : public QTranslator
{
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("«") + QString::fromUtf8(source) + QStringLiteral("»");
    }
    bool isEmpty() const override { return false; }
};

} // namespace postaci::test
