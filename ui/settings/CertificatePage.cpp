#include "settings/CertificatePage.h"

#include "MailEngine.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

CertificatePage::CertificatePage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_bar(new InfoBar(this)), m_intro(new QLabel(this)),
      m_list(new QListWidget(this)), m_empty(new QLabel(this)), m_remove(new QPushButton(this))
{
    m_intro->setWordWrap(true);
    m_empty->setWordWrap(true);
    setInk(m_empty, Ink::Meta);
    m_list->setObjectName(QStringLiteral("exceptionList"));
    m_list->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("noExceptions"));
    m_remove->setObjectName(QStringLiteral("removeExceptionButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_bar);
    column->addWidget(m_intro);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    column->addStretch(0);
    connect(m_remove, &QPushButton::clicked, this, &CertificatePage::removeChosen);
    connect(m_list, &QListWidget::currentRowChanged, m_remove,
            [this](int row) { m_remove->setEnabled(row >= 0); });
    retranslate();
}

void CertificatePage::showEvent(QShowEvent* event)
{
    refresh();
    QWidget::showEvent(event);
}

void CertificatePage::refresh()
{
    m_list->clear();
    for (const CertificateException& exception : m_engine.certificates().exceptions) {
        const QString fingerprint = QString::fromLatin1(exception.fingerprint.toHex(':').toUpper());
        m_list->addItem(
            QStringLiteral("%1:%2\n%3").arg(exception.host, QString::number(exception.port), fingerprint));
    }
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_remove->setVisible(any);
    m_empty->setVisible(!any);
    m_list->setCurrentRow(any ? 0 : -1);
}

void CertificatePage::removeChosen()
{
    const auto exception = m_engine.certificates().exceptions.value(m_list->currentRow());
    if (exception.host.isEmpty())
        return;
    m_bar->hide();
    m_engine.distrustCertificate(
        exception, [page = QPointer<CertificatePage>(this)](const Result<void>& kept) {
            if (!page)
                return;
            page->refresh();
            if (!kept)
                page->m_bar->show(
                    InfoBar::Error,
                    tr("It is taken back only until you quit Postacı: that could not be kept in the folder "
                       "%1. See that the disk has room and that you may write there.")
                        .arg(QDir::toNativeSeparators(page->m_engine.profileDir())),
                    kept.error().message);
        });
    refresh();
}

void CertificatePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CertificatePage::retranslate()
{
    m_intro->setText(tr("These certificates do not verify, but you have accepted them, each for one server. "
                        "When you take one back, the accounts of that server stop until you decide anew."));
    m_list->setAccessibleName(tr("Accepted certificates"));
    m_empty->setText(tr("You have accepted no certificate by hand."));
    m_remove->setText(tr("Take it &back"));
}

} // namespace postaci
