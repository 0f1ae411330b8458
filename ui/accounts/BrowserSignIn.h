#pragma once

#include "MailEngine.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace postaci {

class IconLine;

/// Signing in in the browser in place of a password: offered where the account's servers take it, waited for,
/// and what went wrong in plain words. Hidden where it is not offered. UI thread.
class BrowserSignIn : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserSignIn(MailEngine& engine, QWidget* parent = nullptr);
    ~BrowserSignIn() override; ///< cancels

    /// Who would sign in, and what a configuration said of where. What was granted stays only for the same
    /// address and the same place.
    void offer(const Account& account, const std::optional<OAuth2Endpoints>& told);
    /// Whether the account has tokens already, so that this is signing in again.
    void setAgain(bool again);
    [[nodiscard]] bool isOffered() const { return m_where.has_value(); }
    [[nodiscard]] bool isWaiting() const { return m_flow != nullptr; }
    /// For an account: the endpoints are its `oauth2`, the tokens its secret.
    [[nodiscard]] const std::optional<OAuthGrant>& grant() const { return m_grant; }
    void stop();     ///< leaves a running sign-in, and what was granted
    void withdraw(); ///< the same, and nothing is offered until offer()
    /// The keyboard gets here before `field`.
    void tabBefore(QWidget* field);

Q_SIGNALS:
    void changed(); ///< grant() or isWaiting() is another one

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Stage { Offered, Waiting, Fetching, Failed, Granted };

    void begin();
    void show(Stage stage);
    void ended(const Result<OAuthGrant>& grant);
    void retranslate();
    [[nodiscard]] QString stageText() const;

    MailEngine& m_engine;
    Stage m_stage = Stage::Offered;
    bool m_again = false;
    QString m_address;
    std::optional<OAuth2Endpoints> m_where;
    std::unique_ptr<OAuthFlow> m_flow;
    std::optional<OAuthGrant> m_grant;
    std::optional<Error> m_error;
    QUrl m_page; ///< where the person is to go
    IconLine* m_line;
    QPushButton* m_begin;
    QPushButton* m_copy;
    QPushButton* m_leave;
};

} // namespace postaci
