#pragma once

#include "reader/TextWindow.h"

namespace postaci {

class TextFilling;

/// The bytes of one message as text. A long one fills in pieces, and of a very long one only the beginning is
/// shown. UI thread.
class SourceWindow : public TextWindow
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostShown = 4 * 1024 * 1024; ///< bytes

    SourceWindow(const QString& subject, const QByteArray& raw, QWidget* parent);
    /// True once all that will be shown is.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void saveRequested(); ///< of the whole message

protected:
    void retranslate() override;

private:
    void read(const QByteArray& raw);
    void showPieces(const QStringList& pieces, qsizetype taken, qsizetype size);

    QString m_subject;
    TextFilling* m_filling;
    bool m_isRead = false;
};

} // namespace postaci
