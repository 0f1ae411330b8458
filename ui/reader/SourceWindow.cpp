#include "reader/SourceWindow.h"

#include "base/SizeText.h"
#include "message/HeaderListing.h"
#include "reader/Recipients.h"
#include "reader/TextFilling.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QThreadPool>

namespace postaci {

SourceWindow::SourceWindow(const QString& subject, const QByteArray& raw, QWidget* parent)
    : TextWindow(parent), m_subject(plainLine(subject)), m_filling(new TextFilling(*text(), this))
{
    setObjectName(QStringLiteral("sourceWindow"));
    SourceWindow::retranslate();
    read(raw);
}

bool SourceWindow::isComplete() const
{
    return m_isRead && m_filling->isComplete();
}

void SourceWindow::read(const QByteArray& raw)
{
    QThreadPool::globalInstance()->start([self = QPointer<SourceWindow>(this), raw] {
        qsizetype taken = 0;
        const QStringList pieces = sourcePieces(raw, kMostShown, {}, &taken);
        QMetaObject::invokeMethod(
            qApp,
            [self, pieces, taken, size = raw.size()] {
                if (self)
                    self->showPieces(pieces, taken, size);
            },
            Qt::QueuedConnection);
    });
}

void SourceWindow::showPieces(const QStringList& pieces, qsizetype taken, qsizetype size)
{
    m_isRead = true;
    m_filling->start(pieces);
    if (taken == size)
        return;
    bars()->showBar(
        0, QStringLiteral("cutBar"),
        [taken, size](InfoBar& bar) {
            bar.show(InfoBar::Info,
                     //: Both are sizes such as "4 MB"
                     tr("These are the first %1 of %2.").arg(sizeText(taken), sizeText(size)));
            bar.setButtons(tr("&Save all of it…"));
            bar.setDismissable(false);
        },
        [this] { Q_EMIT saveRequested(); });
}

void SourceWindow::retranslate()
{
    TextWindow::retranslate();
    //: %1 is the subject of the message
    setWindowTitle(tr("Source: %1").arg(m_subject.isEmpty() ? tr("(no subject)") : m_subject));
    text()->setAccessibleName(tr("Source of the message"));
}

} // namespace postaci
