#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace postaci {

class InfoBar;
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
    void build();
    void connectParts();
    void refresh();
    void updateButtons();
    void edit(qsizetype index); ///< that of the end: a new one
    void remove();
    void makeDefault();
    void move(int rows);
    void retranslate();

    MailEngine& m_engine;
    LoginTester m_tester;
    Account m_account;
    QList<Identity> m_identities; ///< the first is the default
    QHash<QString, QString> m_passwords;
    Identity m_removed; ///< what Undo brings back
    qsizetype m_removedFrom = 0;
    QLabel* m_help;
    InfoBar* m_bar;
    QListWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QPushButton* m_default;
    QPushButton* m_up;
    QPushButton* m_down;
};

} // namespace postaci
