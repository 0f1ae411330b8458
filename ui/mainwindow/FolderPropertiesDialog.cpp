#include "mainwindow/FolderPropertiesDialog.h"

#include "account/ErrorSentence.h"
#include "base/SizeText.h"
#include "models/FolderTreeModel.h"
#include "models/QuotaText.h"
#include "widgets/Theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kWidth = 380;

} // namespace

FolderPropertiesDialog::FolderPropertiesDialog(MailEngine& engine, const Folder& folder, QWidget* parent)
    : QDialog(parent), m_lines(new QFormLayout)
{
    setObjectName(QStringLiteral("folderProperties"));
    setWindowTitle(tr("Properties of %1").arg(FolderTreeModel::shownName(folder)));
    setMinimumWidth(kWidth);
    m_lines->setHorizontalSpacing(Theme::kSpace4);
    m_lines->setVerticalSpacing(Theme::kSpace2);
    addLine(tr("Name at the server"), "folderPath")->setText(folder.path);
    m_messages = addLine(tr("Messages"), "folderMessages");
    m_size = addLine(tr("Size"), "folderSize");
    m_quota = addLine(tr("Room at the provider"), "folderQuota");
    const QDateTime last = folder.lastSync.toLocalTime();
    addLine(tr("Last looked at"), "folderLastSync")
        ->setText(last.isValid() ? QLocale().toString(last, QLocale::ShortFormat) : tr("not yet"));
    m_quota->setText(tr("asking…"));

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addLayout(m_lines);
    column->addWidget(buttons);

    const QPointer<FolderPropertiesDialog> self(this);
    engine.folderProperties(folder.id, [self](const Result<FolderProperties>& properties) {
        if (self && properties)
            self->show(*properties);
    });
    engine.requestQuota(folder.id, [self](const Result<QList<MailboxQuota>>& quotas) {
        if (self)
            self->showQuota(quotas.value_or({}));
    });
}

QLabel* FolderPropertiesDialog::addLine(const QString& label, const char* name)
{
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    auto* title = new QLabel(label, this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_lines->addRow(title, value);
    return value;
}

void FolderPropertiesDialog::show(const FolderProperties& properties)
{
    const Folder& folder = properties.folder;
    QString messages = tr("%n message(s)", nullptr, static_cast<int>(folder.total));
    if (folder.unread > 0)
        //: %1 is "12 messages"
        messages = tr("%1, %n unread", nullptr, static_cast<int>(folder.unread)).arg(messages);
    m_messages->setText(messages);
    m_size->setText(sizeText(properties.bytes));
}

void FolderPropertiesDialog::showQuota(const QList<MailboxQuota>& quotas)
{
    const QString text = quotaText(quotas);
    m_quota->setText(text.isEmpty() ? tr("the server does not say") : text);
}

} // namespace postaci
