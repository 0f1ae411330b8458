#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace postaci {

class IconLine;
class SettingsCard;

/// An account's settings card: asked for at its servers when it is first seen, to be saved as a picture, as
/// JSON or as an autoconfig file. UI thread.
class AccountCardPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountCardPage(LoginTester tester, QWidget* parent = nullptr);

    void load(const Account& account);
    [[nodiscard]] SettingsCard* card() const { return m_card; }
    /// By the ending of `file`: .png, .xml (autoconfig), else JSON. Not in the UI thread; `done` is called
    /// there, unless the page is gone.
    void saveTo(const QString& file, const std::function<void(Result<void>)>& done);

    /// `file` as it has to end for the format of `filter`, one of the file dialog's, such as "Picture
    /// (*.png)".
    [[nodiscard]] static QString named(const QString& file, const QString& filter);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void askServers();
    void chooseFile();
    void retranslate();

    LoginTester m_tester;
    Account m_account;
    bool m_isAsked = false;
    QPointer<LoginTest> m_test;
    QLabel* m_intro;
    SettingsCard* m_card;
    IconLine* m_outcome;
    QPushButton* m_save;
    QPushButton* m_copy;
};

} // namespace postaci
