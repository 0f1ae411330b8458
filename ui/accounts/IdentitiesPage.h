#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QHash>
#include <QWidget>

class QPushButton;

namespace postaci {

class EditableList;
class MailEngine;

/// Who one can write as with an account: the default first, then the others in their order. UI thread.
class IdentitiesPage : public QWidget
{
    Q_OBJECT

public:
    IdentitiesPage(MailEngine& engine, LoginTester tester, QWidget* parent = nullptr);

    void load(const Account& account);
    /// Name, addresses and signature of the default one were changed elsewhere.
    void takeDefault(const Identity& identity);
    void store(Account& account) const;
    /// New passwords of servers of their own, by secretKey().
    [[nodiscard]] QHash<QString, QString> passwords() const { return m_passwords; }

Q_SIGNALS:
    void defaultChanged(const postaci::Identity& identity);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void refresh();
    void edit(int index); ///< that of the end: a new one
    void remove(int row);
    void makeDefault();
    void move(int from, int to);
    void retranslate();

    MailEngine& m_engine;
    LoginTester m_tester;
    Account m_account;
    QList<Identity> m_identities; ///< the first is the default
    QHash<QString, QString> m_passwords;
    Identity m_removed; ///< what Undo brings back
    qsizetype m_removedFrom = 0;
    EditableList* m_rows;
    QPushButton* m_default;
};

} // namespace postaci
