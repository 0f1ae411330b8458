#pragma once

#include "account/ProviderTable.h"
#include "base/Account.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QPushButton;

namespace postaci {

class IconLine;

/// What is known about the provider of the address that is being typed: its servers in one line, and what has
/// to be done there first. UI thread.
class ProviderHint : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderHint(QWidget* parent = nullptr);

    /// Nothing can be said yet.
    void clear();
    /// The provider is in the table; `account` is what will be used.
    void showProvider(const Provider& provider, const Account& account);
    /// It is not: the servers in `account` are a guess.
    void showGuess(const Account& account);

    [[nodiscard]] QString lineText() const;
    [[nodiscard]] QString notesText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QString serversText() const;

    enum class Kind { Nothing, Known, Guess };
    Kind m_kind = Kind::Nothing;
    Provider m_provider;
    Account m_account;
    IconLine* m_line;
    IconLine* m_notes;
    QPushButton* m_link;
};

} // namespace postaci
