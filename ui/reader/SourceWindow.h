#pragma once

#include "reader/TextWindow.h"

#include <QStringList>

namespace postaci {

/// The bytes of one message as text. A long one fills in pieces, and of a very long one only the beginning is
/// shown. UI thread.
class SourceWindow : public TextWindow
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostShown = 4 * 1024 * 1024; ///< bytes

    SourceWindow(const QString& subject, const QByteArray& raw, QWidget* parent);
    /// True once all that will be shown is.
    [[nodiscard]] bool isComplete() const { return m_isRead && m_pieces.isEmpty(); }

Q_SIGNALS:
    void saveRequested(); ///< of the whole message

protected:
    void retranslate() override;

private:
    void read(const QByteArray& raw);
    void addPiece();

    QString m_subject;
    QStringList m_pieces; ///< still to be shown
    bool m_isRead = false;
};

} // namespace postaci
