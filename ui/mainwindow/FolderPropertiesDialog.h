#pragma once

#include "MailEngine.h"

#include <QDialog>

class QFormLayout;
class QLabel;

namespace postaci {

/// What is known of a folder: how much is in it here, and how much room the account has at its provider. UI
/// thread.
class FolderPropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    FolderPropertiesDialog(MailEngine& engine, const Folder& folder, QWidget* parent);

private:
    QLabel* addLine(const QString& label, const char* name);
    void show(const FolderProperties& properties);
    void showQuota(const QList<MailboxQuota>& quotas);

    QFormLayout* m_lines;
    QLabel* m_messages;
    QLabel* m_size;
    QLabel* m_quota;
};

} // namespace postaci
