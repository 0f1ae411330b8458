#pragma once

#include "MailEngine.h"

#include <QFrame>

namespace postaci {

/// Who has sent a message: picture, name, address, whether they are in the contacts and how often they were
/// written to, with what can be done about them. A popup that deletes itself. UI thread.
class SenderCard : public QFrame
{
    Q_OBJECT

public:
    SenderCard(MailEngine& engine, const Address& sender, QWidget* parent);

    void popUpBelow(const QWidget& anchor);

Q_SIGNALS:
    void writeWanted(const QString& to);
    void addWanted(const postaci::Address& address);
    void editWanted(postaci::ContactId contact);
    void searchWanted(const QString& query);
    void filterWanted();

private:
    void addButton(QLayout& column, const char* name, const QString& iconName, const QString& text,
                   const std::function<void()>& run);

    Address m_sender;
};

} // namespace postaci
