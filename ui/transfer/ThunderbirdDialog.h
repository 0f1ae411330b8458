#pragma once

#include "MailEngine.h"
#include "base/CancelToken.h"
#include "transfer/Thunderbird.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace postaci {

class IconLine;

/// What there is to take over from Thunderbird: accounts to be set up here, mail that no server has, address
/// books. Each is done in the window that does it anyway; nothing of Thunderbird's is changed. Profiles are
/// read in a thread. UI thread.
class ThunderbirdDialog : public QDialog
{
    Q_OBJECT

public:
    /// `places`: where profiles.ini is looked for.
    ThunderbirdDialog(MailEngine& engine, const QStringList& places, QWidget* parent = nullptr);
    ~ThunderbirdDialog() override;

Q_SIGNALS:
    void accountWanted(const postaci::Account& account); ///< to be set up; its password is not known

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void findProfiles(const QStringList& places);
    void readProfile();
    void showContents(const ThunderbirdContents& contents);
    void showAccounts();
    void markKnownAccounts();
    void importMail();
    void importPeople();
    void showProblem();
    void retranslate();
    [[nodiscard]] QString bookNames() const;
    [[nodiscard]] QString findings() const;

    MailEngine& m_engine;
    CancelToken m_cancel;
    bool m_isReading = true;
    bool m_isBookStuck = false; ///< its cards could not be written for the other window
    QList<ThunderbirdProfile> m_profiles;
    ThunderbirdContents m_contents;
    QByteArray m_people; ///< as cards
    QLabel* m_intro;
    QLabel* m_profileLabel;
    QComboBox* m_profile;
    QLabel* m_accountsTitle;
    QVBoxLayout* m_accounts;
    QList<QPushButton*> m_setUp;
    QPushButton* m_mail;
    QPushButton* m_book;
    IconLine* m_problem;
    QPushButton* m_close;
};

} // namespace postaci
