#pragma once

#include "message/MessageContent.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace postaci {

class ChipArea;

/// The attachments of a message as chips: the first of them, and more on demand, since a message may have
/// thousands. UI thread.
class AttachmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentBar(QWidget* parent = nullptr);

    /// Parts that the body itself shows are left out; without any other the bar hides.
    void setAttachments(const QList<AttachmentInfo>& attachments, bool isHtmlShown);
    [[nodiscard]] const QList<AttachmentInfo>& listed() const { return m_listed; }

Q_SIGNALS:
    void openRequested(const postaci::AttachmentInfo& attachment);
    void previewRequested(const postaci::AttachmentInfo& attachment);
    void dragRequested(const postaci::AttachmentInfo& attachment, QWidget* chip);
    void saveRequested(const postaci::AttachmentInfo& attachment);
    void saveAllRequested(const QList<postaci::AttachmentInfo>& attachments);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addChip(const AttachmentInfo& attachment);
    void rebuild();
    void showChips(qsizetype most);
    void retranslate();

    QList<AttachmentInfo> m_listed;
    ChipArea* m_chips;
    QPushButton* m_saveAll;
    QPushButton* m_more;
    qsizetype m_shown = 0; ///< chips that are there
};

} // namespace postaci
