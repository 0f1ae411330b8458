#include "reader/SourceWindow.h"

#include "message/HeaderListing.h"
#include "reader/Recipients.h"
#include "widgets/BarStack.h"
#include "widgets/DateText.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextCursor>
#include <QThreadPool>
#include <QTimer>

namespace postaci {

SourceWindow::SourceWindow(const QString& subject, const QByteArray& raw, QWidget* parent)
    : TextWindow(parent), m_subject(plainLine(subject))
{
    setObjectName(QStringLiteral("sourceWindow"));
    if (raw.size() > kMostShown)
        bars()->showBar(
            0, QStringLiteral("cutBar"),
            [size = raw.size()](InfoBar& bar) {
                bar.show(InfoBar::Info,
                         //: Both are sizes such as "4 MB"
                         tr("These are the first %1 of %2.").arg(sizeText(kMostShown), sizeText(size)));
                bar.setButtons(tr("&Save all of it…"));
                bar.setDismissable(false);
            },
            [this] { Q_EMIT saveRequested(); });
    SourceWindow::retranslate();
    read(raw);
}

void SourceWindow::read(const QByteArray& raw)
{
    QThreadPool::globalInstance()->start([self = QPointer<SourceWindow>(this), raw] {
        const QStringList pieces = sourcePieces(raw, kMostShown);
        QMetaObject::invokeMethod(
            qApp,
            [self, pieces] {
                if (!self)
                    return;
                self->m_pieces = pieces;
                self->m_isRead = true;
                self->addPiece();
            },
            Qt::QueuedConnection);
    });
}

/// One at a time, so that the window answers in between.
void SourceWindow::addPiece()
{
    if (m_pieces.isEmpty())
        return;
    QTextCursor end(text()->document());
    end.movePosition(QTextCursor::End);
    end.insertText(m_pieces.takeFirst());
    QTimer::singleShot(0, this, &SourceWindow::addPiece);
}

void SourceWindow::retranslate()
{
    TextWindow::retranslate();
    //: %1 is the subject of the message
    setWindowTitle(tr("Source: %1").arg(m_subject.isEmpty() ? tr("(no subject)") : m_subject));
    text()->setAccessibleName(tr("Source of the message"));
}

} // namespace postaci
